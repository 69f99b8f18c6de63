import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { CheckForm, RetractForm } from "@/components/staff/evidence-acts";
import { EvidenceFacts, EvidenceFiles, EvidenceLinks } from "@/components/staff/evidence-facts";
import { firstOfTwo, HarmOfOne, HarmToAnswer } from "@/components/staff/harm-section";
import { PageHead, Section } from "@/components/staff/page-head";
import { PastValues } from "@/components/staff/past-values";
import { buttonClass } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { Tag } from "@/components/ui/tag";
import { requireMember } from "@/lib/auth/session";
import { may } from "@/lib/domain/permission";
import { translator } from "@/lib/messages/words";
import { findEvidence } from "@/lib/staff/evidence-reading";
import { listPast } from "@/lib/staff/past-value";
import { listUnfinished } from "@/lib/staff/upload";
import { saidSaved } from "../../answering";
import { askedIn, type Asked } from "../../asked";
import { Talk } from "../../talk/talk";
import { evidenceFieldWords, presentOf } from "../past";
import { checkEvidenceAction, retractEvidenceAction } from "../actions";

const t = translator("staff");
export const metadata: Metadata = { title: t("evidence.one") };

export default async function OneEvidencePage({
  params,
  searchParams,
}: {
  params: Promise<{ code: string }>;
  searchParams: Asked;
}) {
  const who = await requireMember();
  const found = await findEvidence(who, (await params).code);
  if (!found) notFound();
  const { saved } = await askedIn(searchParams);
  const isMine = found.loggedById === who.id;
  const open = found.state !== "retracted";
  const mayChange = open && may(who, "log evidence") && (isMine || may(who, "check evidence"));
  const unfinished = await listUnfinished(who, found.code);
  const past = await listPast(who, presentOf(found));
  const standing = found.cited.filter(
    ({ assessment }) => assessment.approvedAt && !assessment.withdrawnAt,
  );
  return (
    <>
      <PageHead title={<span dir="auto">{found.title}</span>} lead={found.publisher}>
        <Tag tone={found.state === "retracted" ? "warning" : "accent"}>
          {t(`evidenceState.${found.state}`)}
        </Tag>
        {mayChange && (
          <Link
            prefetch={false}
            href={`/desk/evidence/${found.code}/edit`}
            className={buttonClass("plain")}
          >
            {t("evidence.edit")}
          </Link>
        )}
      </PageHead>
      {saved && <Notice kind="done" title={saidSaved()} />}
      {found.retractionReason && (
        <Notice kind="warning" live={false} title={t("evidence.retractedBecause")}>
          {found.retractionReason}
        </Notice>
      )}
      <div className="mt-4 grid gap-x-12 lg:grid-cols-2">
        <div>
          <Section title={t("evidence.source")}>
            <EvidenceFacts found={found} />
          </Section>
          <Section title={t("files.label")}>
            <EvidenceFiles found={found} mayAdd={mayChange} unfinished={unfinished} />
          </Section>
          <Talk who={who} thing={{ kind: "evidence", key: found.code }} />
          <PastValues
            lines={past}
            nameOf={evidenceFieldWords}
            editAddress={mayChange ? `/desk/evidence/${found.code}/edit` : null}
          />
        </div>
        <div>
          <Section title={t("evidence.speaksTo")}>
            <EvidenceLinks found={found} />
          </Section>
          {found.state === "awaiting check" && (
            <Section title={t("evidence.check")}>
              {isMine || !may(who, "check evidence") ? (
                <p className="text-soft">
                  {isMine ? t("evidence.ownCheck") : t("evidence.editorsCheck")}
                </p>
              ) : (
                <CheckForm
                  action={checkEvidenceAction}
                  code={found.code}
                  version={found.version}
                  words={{ confirm: t("review.opened"), check: t("evidence.checkIt") }}
                >
                  {found.asksAboutHarm && (
                    <HarmToAnswer first={firstOfTwo(found.harm, found)} who={who.id} />
                  )}
                </CheckForm>
              )}
            </Section>
          )}
          <HarmOfOne harm={found.harm} />
          {mayChange && (
            <Section title={t("evidence.retract")}>
              <p className="text-small text-soft mb-2">
                {t("evidence.retractHint", {
                  links: found.links.length,
                  cited: standing.length,
                })}
              </p>
              <RetractForm
                action={retractEvidenceAction}
                code={found.code}
                words={{ reason: t("evidence.reason"), retract: t("evidence.retractIt") }}
              />
            </Section>
          )}
        </div>
      </div>
    </>
  );
}
