import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { EntryAct } from "@/components/staff/entry-acts";
import { CommandForm, SubmitButton, TextareaField } from "@/components/staff/form";
import { PageHead, Section } from "@/components/staff/page-head";
import { ReportFiles, ReportPreview } from "@/components/staff/report-preview";
import { ReportSignatures } from "@/components/staff/report-signatures";
import { reportAddress, ReportStateTag } from "@/components/staff/report-table";
import { buttonClass } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { requireMember } from "@/lib/auth/session";
import { languageOfReport } from "@/lib/domain/entry/report";
import { may, type StaffMember } from "@/lib/domain/permission";
import { choiceWords } from "@/lib/messages/entry";
import { IS_READ } from "@/lib/messages/printed";
import { recordWords } from "@/lib/messages/record";
import { reportingWords as t } from "@/lib/messages/reporting";
import { findReport, type FoundReport } from "@/lib/staff/report-reading";
import { saidSaved } from "../../answering";
import { askedIn, type Asked } from "../../asked";
import { EntryActs } from "../../record/[collection]/[key]/acts";
import { submitEntryAction } from "../../record/actions";
import {
  answerSignOnAction,
  closeConsultationAction,
  correctReportAction,
  inviteAction,
  openConsultationAction,
  remindAction,
  withdrawSignatureAction,
} from "../actions";
import { standingOf } from "./standing";

type Params = { params: Promise<{ key: string }> };

export const metadata: Metadata = { title: t("title") };

const SIGN_ON = {
  open: openConsultationAction,
  invite: inviteAction,
  answer: answerSignOnAction,
  withdraw: withdrawSignatureAction,
  remind: remindAction,
  close: closeConsultationAction,
};

/** The workshop of one report: what it looks like, who signs, and what can be done with it. */
export default async function ReportPage({
  params,
  searchParams,
}: Params & { searchParams: Asked }) {
  const who = await requireMember();
  const key = decodeURIComponent((await params).key);
  const [report, { saved }] = await Promise.all([findReport(who, key), askedIn(searchParams)]);
  if (!report) notFound();
  const { found, facts, state, until } = report;
  const language = languageOfReport(facts);
  const standing = await standingOf(who, key, facts);
  const isDraft = ["draft", "returned"].includes(found.state);
  const isOut = isOutNow(report);
  const entryAddress = `/desk/record/reports/${encodeURIComponent(key)}`;
  return (
    <>
      <PageHead
        title={<span dir="auto">{facts.title}</span>}
        lead={choiceWords("report", "form", facts.form)}
      >
        <ReportStateTag state={state} until={until} />
        <span lang={language}>{choiceWords("report", "language", language)}</span>
        {may(who, "draft entries") &&
          !isOut &&
          !["in review", "withdrawn"].includes(found.state) && (
            <Link prefetch={false} href={`${entryAddress}/edit`} className={buttonClass("plain")}>
              {t("editLink")}
            </Link>
          )}
      </PageHead>
      <div className="grid gap-3">
        {saved && <Notice kind="done" title={saidSaved()} />}
        {found.state === "returned" && (
          <Notice kind="warning" live={false} title={recordWords("returned")}>
            {found.newest.returnReason}
          </Notice>
        )}
        {!IS_READ[language] && (
          <Notice kind="warning" live={false} title={choiceWords("report", "language", language)}>
            {t("preview.unread")}
          </Notice>
        )}
      </div>
      <div className="mt-4 grid gap-x-12 lg:grid-cols-[3fr_2fr]">
        <ReportPreview standing={standing} src={`${reportAddress(key)}/preview`} />
        <div>
          <ReportSignatures
            reportKey={key}
            isDraft={isDraft}
            until={until}
            own={report.own}
            signOns={report.signOns}
            actions={SIGN_ON}
          />
          {isDraft && may(who, "draft entries") && (
            <EntryAct
              action={submitEntryAction}
              entry={{ kind: "report", key, version: found.newest.version }}
              words={{ title: t("lock.title"), hint: t("lock.hint"), button: t("lock.button") }}
            />
          )}
          {!isDraft && <EntryActs who={who} found={found} />}
          <Correction who={who} report={report} />
          <ReportFiles
            address={`${reportAddress(key)}/file`}
            formats={standing.ok ? standing.value.formats : []}
            byJob={standing.ok ? standing.value.byJob : []}
          />
          {may(who, "make annexes") && (
            <Section id="annex" title={t("annex.title")}>
              <p className="text-small text-soft max-w-measure mb-2">{t("annex.hint")}</p>
              <Link prefetch={false} href={`${reportAddress(key)}/annex`}>
                {t("annex.open")}
              </Link>
            </Section>
          )}
          <p className="border-rule text-small border-t py-3">
            <Link prefetch={false} href={entryAddress}>
              {t("allLink")}
            </Link>
          </p>
        </div>
      </div>
    </>
  );
}

const isOutNow = ({ found, facts, publishedIssue }: FoundReport): boolean =>
  found.state === "approved" && publishedIssue === facts.issue;

/** What is out is changed by its next issue alone. */
function Correction({ who, report }: { who: StaffMember; report: FoundReport }) {
  if (!isOutNow(report) || !may(who, "draft entries")) return null;
  return (
    <Section id="correct" title={t("correct.title")}>
      <CommandForm action={correctReportAction} className="grid gap-3">
        <p className="text-small text-soft max-w-measure">{t("correct.hint")}</p>
        <input type="hidden" name="key" value={report.found.entry.key} />
        <TextareaField name="note" label={t("correct.note")} rows={3} />
        <div>
          <SubmitButton kind="plain">{t("correct.button")}</SubmitButton>
        </div>
      </CommandForm>
    </Section>
  );
}
