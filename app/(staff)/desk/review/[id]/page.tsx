import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { z } from "zod";
import { firstOfTwo, HarmOfOne, HarmToAnswer } from "@/components/staff/harm-section";
import { PageHead, Section } from "@/components/staff/page-head";
import { Answers } from "@/components/staff/recommendation-text";
import { ReviewActs, WithdrawForm } from "@/components/staff/review-acts";
import { CitedList, JudgementPair } from "@/components/staff/review-panel";
import { Notice } from "@/components/ui/notice";
import { Tag } from "@/components/ui/tag";
import { requireMember } from "@/lib/auth/session";
import { may } from "@/lib/domain/permission";
import { translator } from "@/lib/messages/words";
import { findAssessment } from "@/lib/staff/assessment";
import { listScales } from "@/lib/staff/scale";
import { Talk } from "../../talk/talk";
import { unsentOf } from "../../unsent/putting-back";
import { approveAction, returnAction, withdrawAction } from "./actions";

const t = translator("staff");
export const metadata: Metadata = { title: t("review.one") };

/** What of a judgement a comment can be about. */
const PARTS = {
  level: t("assess.level"),
  rationalePublic: t("assess.rationalePublic"),
  evidence: t("assess.evidence"),
  evidenceCutOff: t("assess.evidenceCutOff"),
  confidence: t("assess.confidence"),
  standardOfProof: t("assess.standardOfProof"),
  searchNote: t("assess.searchNote"),
  rationaleInternal: t("assess.rationaleInternal"),
};

export default async function ReviewPage({ params }: { params: Promise<{ id: string }> }) {
  const who = await requireMember();
  const id = z.uuid().safeParse((await params).id);
  const found = id.success ? await findAssessment(who, id.data) : null;
  if (!found) notFound();
  const { assessment, recommendation, before, cited, state } = found;
  const isAuthor = assessment.authorId === who.id;
  const reviews = state === "in review" && !isAuthor && may(who, "review assessments");
  const first = firstOfTwo(found.harm, assessment);
  const unsent = await unsentOf(
    who,
    { form: "return", about: assessment.id },
    { standing: assessment },
  );
  return (
    <>
      <PageHead
        title={recommendation.ref}
        lead={recommendation.summary ?? recommendation.textVerbatim}
      >
        <Tag tone="accent">{t(`assessmentState.${state}`)}</Tag>
        <Link
          prefetch={false}
          href={`/desk/recommendations/${encodeURIComponent(recommendation.ref)}`}
        >
          {t("assess.back")}
        </Link>
      </PageHead>
      {state === "in review" && !reviews && (
        <Notice
          kind="warning"
          live={false}
          title={isAuthor ? t("review.ownWork") : t("review.editorsOnly")}
        />
      )}
      {state === "approved" && cited.some(({ retracted }) => retracted) && (
        <Notice kind="problem" live={false} title={t("review.unsettled")} />
      )}
      {found.gaps.length > 0 && state === "in review" && (
        <Notice kind="problem" live={false} title={t("review.gaps")}>
          <ul>
            {found.gaps.map(({ message }) => (
              <li key={message}>{message}</li>
            ))}
          </ul>
        </Notice>
      )}
      <Section title={t("review.beside")}>
        <JudgementPair standing={before} proposed={assessment} scales={await listScales(who)} />
      </Section>
      <Section title={t("one.stateSaid")}>
        <Answers responses={recommendation.responses} />
      </Section>
      {reviews ? (
        <ReviewActs
          id={assessment.id}
          version={assessment.version}
          approve={approveAction}
          mayApprove={first?.memberId !== who.id}
          hand={returnAction}
          unsent={unsent}
          words={{
            approve: t("review.approve"),
            reason: t("review.reason"),
            reasonHint: t("review.reasonHint"),
            hand: t("review.return"),
            approveTitle: t("review.approveTitle"),
            returnTitle: t("review.returnTitle"),
          }}
        >
          <CitedList cited={cited} confirm={who.id} />
          <HarmToAnswer first={first} who={who.id} />
        </ReviewActs>
      ) : (
        <Section title={t("assess.evidence")}>
          <CitedList cited={cited} confirm={null} />
        </Section>
      )}
      <HarmOfOne harm={found.harm} />
      <Talk who={who} thing={{ kind: "assessment", key: assessment.id }} parts={PARTS} />
      {state === "approved" && may(who, "review assessments") && (
        <Section title={t("review.withdrawTitle")}>
          <p className="text-small text-soft mb-2">{t("review.withdrawHint")}</p>
          <WithdrawForm
            id={assessment.id}
            action={withdrawAction}
            words={{ reason: t("evidence.reason"), withdraw: t("review.withdraw") }}
          />
        </Section>
      )}
    </>
  );
}
