import Link from "next/link";
import { Table } from "@/components/ui/table";
import { Tag, type TagTone } from "@/components/ui/tag";
import type { ReportForm } from "@/lib/domain/entry/report";
import type { ReportState } from "@/lib/domain/report-state";
import type { SignOnState } from "@/lib/domain/sign-on";
import { dateWords } from "@/lib/messages/date";
import { choiceWords } from "@/lib/messages/entry";
import { reportingWords as t } from "@/lib/messages/reporting";

export type ReportRow = {
  key: string;
  title: string;
  facts: { form: ReportForm; edition: number; on: string; issue: number };
  state: ReportState;
  until: string | null;
  own: SignOnState | null;
};

export const reportAddress = (key: string) => `/desk/reports/${encodeURIComponent(key)}`;

export function ReportTable({ reports }: { reports: readonly ReportRow[] }) {
  return (
    <Table
      caption={t("title")}
      captionHidden
      columns={[
        { key: "title", head: t("column.title"), className: "md:w-[38%]", bare: true },
        { key: "form", head: t("column.form") },
        { key: "edition", head: t("column.edition"), align: "right" },
        { key: "state", head: t("column.state") },
        { key: "own", head: t("column.own") },
      ]}
      rows={reports.map((report) => ({ key: report.key, cells: cellsOf(report) }))}
    />
  );
}

const cellsOf = ({ key, title, facts, state, until, own }: ReportRow) => [
  <div key="title">
    <Link prefetch={false} href={reportAddress(key)} className="font-semibold" dir="auto">
      {title}
    </Link>
    <div className="text-note text-soft">
      {dateWords(facts.on)}
      {facts.issue > 1 && ` · ${t("issue", { issue: facts.issue })}`}
    </div>
  </div>,
  choiceWords("report", "form", facts.form),
  facts.edition,
  <ReportStateTag key="state" state={state} until={until} />,
  own === null ? t("notAsked") : t(`ownState.${own}`),
];

const TONES: Record<ReportState, TagTone> = {
  draft: "plain",
  consultation: "accent",
  locked: "accent",
  embargoed: "accent",
  approved: "accent",
  published: "strong",
  corrected: "strong",
  withdrawn: "warning",
};

/** Where a report stands, and until when answers are taken. */
export function ReportStateTag({ state, until }: { state: ReportState; until: string | null }) {
  return (
    <>
      <Tag tone={TONES[state]}>{t(`state.${state}`)}</Tag>
      {state === "consultation" && until && (
        <span className="text-note text-soft"> {t("until", { day: dateWords(until) })}</span>
      )}
    </>
  );
}
