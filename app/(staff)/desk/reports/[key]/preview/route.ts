import { servesDesk } from "@/lib/auth/policy";
import { findMember } from "@/lib/auth/session";
import { openReportLogos } from "@/lib/staff/logo";
import { previewReport } from "@/lib/staff/report-reading";
import { fileOf, inputOf } from "../../../../../(public)/report-file";
import { said } from "../../../handing";
import { shown } from "./shown";

export const dynamic = "force-dynamic";

/** The report as it will print, for the frame on its page: it may run nothing and load nothing. */
export async function GET(
  _request: Request,
  { params }: { params: Promise<{ key: string }> },
): Promise<Response> {
  if (!servesDesk()) return said(404, ABSENT);
  const who = await findMember();
  if (!who) return said(401, "You are signed out");
  const key = decodeURIComponent((await params).key);
  const facts = await previewReport(who, key);
  if (!facts) return said(404, ABSENT);
  const input = await inputOf(key, facts, (shown) => openReportLogos(who, shown));
  if (!input.ok) return said(409, input.problem.message);
  return shown(await fileOf(input.value, "html"));
}

const ABSENT = "There is no such report";
