import { throughTheGate } from "@/lib/auth/handler-gate";
import { findMember } from "@/lib/auth/session";
import { signInAddress } from "@/lib/auth/way-back";
import { done, refused, type Outcome } from "@/lib/domain/outcome";
import type { StaffMember } from "@/lib/domain/permission";
import { reportOf } from "@/lib/export/report/report";
import type { ReportInput } from "@/lib/export/report/input";
import { reportingWords as t } from "@/lib/messages/reporting";
import { clockInGeneva } from "@/lib/staff/geneva-time";
import { openReportLogos } from "@/lib/staff/logo";
import { exportReport } from "@/lib/staff/report-export";
import { findReport } from "@/lib/staff/report-reading";
import {
  contentTypeOf,
  deskFormatsOf,
  fileOf,
  inputOf,
  isMadeByJob,
  isReportFormat,
  nameOfFile,
  type ReportFormat,
} from "../../../../../(public)/report-file";
import { leadTo, said, saved } from "../../../handing";

export const dynamic = "force-dynamic";

type Named = { params: Promise<{ key: string }> };

/** A file of a report as it stands. Until it is out it says on every page that it is a draft, and whose copy. */
export async function GET(request: Request, { params }: Named): Promise<Response> {
  const who = await findMember();
  if (!who) return said(401, "You are signed out");
  const asked = await askedFor(who, request, (await params).key);
  if (!asked.ok) return refusal(asked.problem);
  const { key, format, input, marking } = asked.value;
  if (isMadeByJob(input, format)) return said(409, t("preview.onlyByJob"));
  return saved(await fileOf(input, format, marking), {
    name: nameOfFile(key, input.facts, format),
    contentType: contentTypeOf(format),
  });
}

/** Has a job make one that takes long, of the words as they stand now. It leaves a line in the log. */
export const POST = (request: Request, { params }: Named): Promise<Response> =>
  throughTheGate(
    request,
    () => leadTo(signInAddress(request.headers.get("referer"))),
    async (who) => {
      const asked = await askedFor(who, request, (await params).key);
      if (!asked.ok) return refusal(asked.problem);
      const { key, format, input, marking } = asked.value;
      if (!isMadeByJob(input, format)) return said(409, t("preview.notByJob"));
      const words = { ...reportOf(input), marking };
      const exported = await exportReport(who, { key, words, count: input.rows.length });
      return exported.ok ? leadTo("/desk/exports") : refusal(exported.problem);
    },
  );

type Asked = { key: string; format: ReportFormat; input: ReportInput; marking: string | null };

async function askedFor(who: StaffMember, request: Request, name: string): Promise<Outcome<Asked>> {
  const format = new URL(request.url).searchParams.get("as") ?? "";
  const key = decodeURIComponent(name);
  const report = isReportFormat(format) ? await findReport(who, key) : null;
  if (!report || !isReportFormat(format)) return refused("not found", "There is no such file");
  const input = await inputOf(key, report.facts, (facts) => openReportLogos(who, facts));
  if (!input.ok) return input;
  if (!deskFormatsOf(input.value).includes(format)) return refused("not valid", t("preview.noPdf"));
  const isOut = report.publishedIssue === report.facts.issue && report.facts.sha256 !== null;
  const time = clockInGeneva(new Date()).replace("T", " ");
  const marking = isOut ? null : t("preview.draftMarking", { name: who.name, time });
  return done({ key, format, input: input.value, marking });
}

const refusal = ({ code, message }: { code: string; message: string }): Response =>
  said(code === "not found" ? 404 : 409, message);
