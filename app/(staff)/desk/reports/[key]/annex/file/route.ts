import { findMember } from "@/lib/auth/session";
import { confirmAddress } from "@/lib/auth/way-back";
import { makeAnnex } from "@/lib/staff/report-annex";
import {
  contentTypeOf,
  WORDED_FORMATS,
  worded,
  type WordedFormat,
} from "../../../../../../(public)/report-file";
import { leadTo, said, saved } from "../../../../handing";

export const dynamic = "force-dynamic";

/** A copy of the confidential annex, which bears the name of whoever asks. Without the right there is no such address. */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ key: string }> },
): Promise<Response> {
  const who = await findMember();
  if (!who) return said(401, "You are signed out");
  const key = decodeURIComponent((await params).key);
  const asked = new URL(request.url).searchParams.get("as");
  const format = WORDED_FORMATS.find((one): one is WordedFormat => one === asked);
  if (!format) return said(404, ABSENT);
  const annex = await makeAnnex(who, key);
  if (annex.ok)
    return saved(await worded(annex.value, format), {
      name: `${key}-confidential-annex.${format}`,
      contentType: contentTypeOf(format),
    });
  const { code, message } = annex.problem;
  if (code === "prove first") {
    const address = `/desk/reports/${encodeURIComponent(key)}/annex`;
    return leadTo(confirmAddress(address));
  }
  return code === "not ready" ? said(409, message) : said(404, ABSENT);
}

const ABSENT = "There is no such file";
