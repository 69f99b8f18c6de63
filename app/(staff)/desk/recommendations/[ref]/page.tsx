import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { WithdrawRecommendationForm } from "@/components/staff/answer-forms";
import { AssignForm } from "@/components/staff/assign-form";
import { PastValues } from "@/components/staff/past-values";
import { PageHead, Section } from "@/components/staff/page-head";
import { RecommendationTable } from "@/components/staff/recommendation-table";
import { Asked, Answers, Facts } from "@/components/staff/recommendation-text";
import {
  Evidences,
  Findings,
  LinkedEntries,
  History,
  PublicSide,
} from "@/components/staff/recommendation-work";
import { SuggestedThemes } from "@/components/staff/suggested-themes";
import { buttonClass } from "@/components/ui/button";
import { Disclosure } from "@/components/ui/disclosure";
import { Notice } from "@/components/ui/notice";
import { requireMember } from "@/lib/auth/session";
import { listScales } from "@/lib/staff/scale";
import { splitParagraph } from "@/lib/domain/paragraph-split";
import { may } from "@/lib/domain/permission";
import { recordWords } from "@/lib/messages/record";
import { workWords } from "@/lib/messages/work";
import { translator } from "@/lib/messages/words";
import { listPast, type PastLine } from "@/lib/staff/past-value";
import { findForDesk, findPublished, type HistoryLine } from "@/lib/staff/recommendation";
import { mayChangeRecommendation } from "@/lib/staff/recommendation-reading";
import { listSameAsk } from "@/lib/staff/recommendation-same";
import { listTeams, type Team } from "@/lib/staff/team";
import { listAssignable } from "@/lib/staff/recommendation-table";
import { suggestThemes } from "@/lib/staff/theme-suggest";
import { withdrawRecommendationAction } from "../actions";
import { Talk } from "../../talk/talk";
import { askFieldWords, presentOf } from "../past";
import { assignAction, confirmThemesAction } from "./actions";
import { AnswerActs } from "./answer-acts";

const t = translator("staff");
type Params = { params: Promise<{ ref: string }> };

export async function generateMetadata({ params }: Params): Promise<Metadata> {
  return { title: decodeURIComponent((await params).ref) };
}

export default async function RecommendationPage({ params }: Params) {
  const who = await requireMember();
  const ref = decodeURIComponent((await params).ref);
  const found = await findForDesk(who, ref);
  if (!found) notFound();
  const [published, members, teams, mayChange, same, past, themes] = await Promise.all([
    findPublished(who, ref),
    listAssignable(who),
    listTeams(who),
    mayChangeRecommendation(who, ref),
    listSameAsk(who, ref),
    listPast(who, presentOf(found)),
    suggestThemes(who, ref),
  ]);
  const address = `/desk/recommendations/${encodeURIComponent(ref)}`;
  const symbol = found.document?.checkNote === null ? found.document.symbol : null;
  return (
    <>
      <PageHead
        title={
          symbol && found.paragraph ? t("one.place", { symbol, paragraph: found.paragraph }) : ref
        }
        lead={found.body.name}
      >
        {mayChange && (
          <Link prefetch={false} href={`${address}/edit`} className={buttonClass("plain")}>
            {recordWords("asks.edit")}
          </Link>
        )}
        {mayChange && splitParagraph(found.textVerbatim ?? "") && (
          <Link prefetch={false} href={`${address}/edit#points`} className={buttonClass("plain")}>
            {recordWords("points.splitLink")}
          </Link>
        )}
        {may(who, "log evidence") && (
          <Link
            prefetch={false}
            href={`/desk/evidence/new?ref=${encodeURIComponent(ref)}`}
            className={buttonClass("plain")}
          >
            {t("one.logEvidence")}
          </Link>
        )}
        {may(who, "draft assessments") && (
          <Link prefetch={false} href={`${address}/assess`} className={buttonClass("primary")}>
            {t("one.assess")}
          </Link>
        )}
      </PageHead>
      {found.checkNote && (
        <Notice kind="warning" live={false} title={t("one.unchecked")}>
          {found.checkNote}
        </Notice>
      )}
      {!found.batch.approvedAt && (
        <Notice kind="warning" live={false} title={t("one.batchWaits")} />
      )}
      <div className="mt-4 grid gap-x-10 lg:grid-cols-2 xl:grid-cols-3">
        <div>
          <Section title={t("one.asked")}>
            <Asked found={found} />
            <Facts found={found} />
          </Section>
          <SuggestedThemes
            key={themes.map(({ code }) => code).join(" ")}
            action={confirmThemesAction}
            recommendation={ref}
            themes={themes}
          />
          <Section title={t("one.stateSaid")}>
            <Answers responses={found.responses} />
            <AnswerActs who={who} responses={found.responses} recommendation={ref} />
          </Section>
        </div>
        <div>
          <Section title={t("one.weFind")}>
            <Findings found={found} scales={await listScales(who)} address={address} who={who} />
          </Section>
          <Talk who={who} thing={{ kind: "recommendation", key: found.ref }} />
        </div>
        <div>
          <Section title={t("one.evidence")}>
            <Evidences evidence={found.evidence} />
          </Section>
          <Section title={t("one.linked")}>
            <LinkedEntries linked={found.linked} />
          </Section>
          <Section title={t("one.public")}>
            <PublicSide
              published={published}
              href={`/recommendations/${encodeURIComponent(ref)}`}
            />
          </Section>
          {may(who, "tag and assign") && <Work found={found} members={members} teams={teams} />}
        </div>
      </div>
      <SameAsk rows={same} />
      {may(who, "approve imports") && (
        <Disclosure summary={recordWords("asks.withdrawTitle")}>
          <WithdrawRecommendationForm
            action={withdrawRecommendationAction}
            recommendation={ref}
            words={{
              hint: recordWords("asks.withdrawHint"),
              reason: recordWords("act.withdrawReason"),
              withdraw: recordWords("asks.withdraw"),
            }}
          />
        </Disclosure>
      )}
      <Histories lines={found.history} past={past} edit={mayChange ? `${address}/edit` : null} />
    </>
  );
}

function Work({
  found,
  members,
  teams,
}: {
  found: {
    ref: string;
    version: number;
    assignedTo: { id: string } | null;
    state: { iso3: string } | null;
  };
  members: { id: string; name: string }[];
  teams: Team[];
}) {
  const team = teams.find(({ iso3 }) => iso3 === found.state?.iso3)?.members ?? [];
  return (
    <Section title={t("one.assigned")} id="assigned">
      <AssignForm
        action={assignAction}
        recommendation={found.ref}
        version={found.version}
        members={members}
        team={team.map(({ id }) => id)}
        chosen={found.assignedTo?.id ?? ""}
        words={{
          first: workWords("team.first"),
          others: workWords("team.others"),
          label: t("one.assignedTo"),
          nobody: t("one.nobody"),
          save: t("one.assign"),
        }}
      />
    </Section>
  );
}

/** What was done to it, and what stood in it before. */
function Histories({
  lines,
  past,
  edit,
}: {
  lines: HistoryLine[];
  past: PastLine[];
  edit: string | null;
}) {
  return (
    <>
      <Section title={t("one.history")}>
        <History lines={lines} />
      </Section>
      <PastValues lines={past} nameOf={askFieldWords} editAddress={edit} />
    </>
  );
}

function SameAsk({ rows }: { rows: Awaited<ReturnType<typeof listSameAsk>> }) {
  if (rows.length === 0) return null;
  return (
    <Section title={t("one.same")}>
      <RecommendationTable
        rows={rows}
        columns={["text", "date", "position", "level", "evidence"]}
        caption={t("one.same")}
      />
    </Section>
  );
}
