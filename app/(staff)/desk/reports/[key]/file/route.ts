import { findMember } from "@/lib/auth/session";
import { reportingWords } from "@/lib/messages/reporting";
import { clockInGeneva } from "@/lib/staff/geneva-time";
import { findReport } from "@/lib/staff/report-reading";
import {
  contentTypeOf,
  fileOf,
  formatsOf,
  inputOf,
  isReportFormat,
} from "../../../../../(public)/report-file";
import { said, saved } from "../../../handing";

export const dynamic = "force-dynamic";

/** A file of a report as it stands. Until it is out it says on every page that it is a draft, and whose copy. */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ key: string }> },
): Promise<Response> {
  const who = await findMember();
  if (!who) return said(401, "You are signed out");
  const format = new URL(request.url).searchParams.get("as") ?? "";
  const key = decodeURIComponent((await params).key);
  const report = isReportFormat(format) ? await findReport(who, key) : null;
  if (!report || !isReportFormat(format)) return said(404, "There is no such file");
  const input = await inputOf(key, report.facts);
  if (!input.ok) return said(409, input.problem.message);
  if (!formatsOf(input.value).includes(format)) return said(409, reportingWords("preview.noPdf"));
  const isOut = report.publishedIssue === report.facts.issue && report.facts.sha256 !== null;
  const marking = isOut
    ? null
    : reportingWords("preview.draftMarking", {
        name: who.name,
        time: clockInGeneva(new Date()).replace("T", " "),
      });
  return saved(await fileOf(input.value, format, marking), {
    name: `${key}.${format}`,
    contentType: contentTypeOf(format),
  });
}
