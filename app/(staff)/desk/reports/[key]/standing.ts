import "server-only";
import type { ReportFacts } from "@/lib/domain/entry/report";
import { done, type Outcome } from "@/lib/domain/outcome";
import type { StaffMember } from "@/lib/domain/permission";
import { FORMS } from "@/lib/domain/report-form";
import { toPdf } from "@/lib/export/document/pdf";
import { pageCount } from "@/lib/export/document/page-count";
import { unprintedIn } from "@/lib/export/document/unprinted";
import { reportOf } from "@/lib/export/report/report";
import { wordCount } from "@/lib/export/report/word-count";
import { openReportLogos } from "@/lib/staff/logo";
import {
  deskFormatsOf,
  inputOf,
  isMadeByJob,
  type ReportFormat,
} from "../../../../(public)/report-file";

/** How a report measures against what its readers take. Pages are counted where there is a limit to them. */
export type Standing = {
  words: number;
  wordLimit: number | null;
  pages: number | null;
  pageLimit: number | null;
  /** Letters that the PDF has no font for. */
  unprinted: string[];
  formats: ReportFormat[];
  /** Those that a job makes. */
  byJob: ReportFormat[];
};

export async function standingOf(
  who: StaffMember,
  key: string,
  facts: ReportFacts,
): Promise<Outcome<Standing>> {
  const input = await inputOf(key, facts, (shown) => openReportLogos(who, shown));
  if (!input.ok) return input;
  const report = reportOf(input.value);
  const { pageLimit } = FORMS[facts.form];
  const formats = deskFormatsOf(input.value);
  return done({
    words: wordCount(report),
    wordLimit: facts.wordLimit,
    pages: pageLimit === null ? null : pageCount(await toPdf(report)),
    pageLimit,
    unprinted: unprintedIn(report),
    formats,
    byJob: formats.filter((format) => isMadeByJob(input.value, format)),
  });
}
