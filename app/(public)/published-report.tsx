import { addressesOf } from "@/components/public/place";
import { ReportBody } from "@/components/public/report-body";
import type { EntryLine } from "@/lib/domain/entry/line";
import { reportSum } from "@/lib/domain/report-sum";
import { reportContent } from "@/lib/export/report/content";
import { reportOf } from "@/lib/export/report/report";
import { addressOf } from "@/lib/public/api";
import { findEntry } from "@/lib/public/entry";
import { gone, notFound } from "@/lib/public/error";
import { keptResponse } from "@/lib/public/kept";
import { reportLogos } from "@/lib/public/logo";
import { findReportInput } from "@/lib/public/report-contents";
import { editionNumbered } from "./document";
import type { Around } from "./own";
import {
  contentTypeOf,
  fileOf,
  formatsOf,
  HTML_POLICY,
  inputOf,
  isReportFormat,
  type ReportFormat,
} from "./report-file";

/** The page of a report: what it finds, its files, who signed it, and how to check it. */
export async function reportPage({ key, facts }: EntryLine<"report">, { place, names }: Around) {
  const to = addressesOf(place);
  const found = await findReportInput(key, facts);
  const report = found.ok ? reportOf(found.value) : null;
  const address = to.entry("report", key);
  return (
    <ReportBody
      facts={facts}
      headline={report && { words: report.headline, note: report.headlineNote }}
      files={(found.ok ? formatsOf(found.value) : []).map((format) => ({
        format,
        href: `${address}/report.${format}`,
      }))}
      hasLost={found.ok && reportSum(reportContent(found.value)) !== facts.sha256}
      edition={{
        number: facts.edition,
        asOf: found.ok ? found.value.edition.asOf : facts.on,
        href: `/editions/${facts.edition}`,
      }}
      names={names}
      to={to}
    />
  );
}

const FILE = /^report\.([a-z]+)$/;

/** `/reports/{key}/report.pdf`: a report as a file, made of the edition that it froze, whenever it is asked for. */
export async function reportFileAt(
  request: Request,
  key: string,
  file: string,
  edition?: string,
): Promise<Response> {
  const format = FILE.exec(file)?.[1] ?? "";
  if (!isReportFormat(format)) return plain(404);
  const name = decodeURIComponent(key);
  const asked = {
    address: addressOf(
      `/editions/${edition ?? "newest"}/reports/${encodeURIComponent(name)}/${file}`,
      {},
    ),
    contentType: contentTypeOf(format),
    headers: headersOf(name, format),
  };
  const answer = await keptResponse(request, asked, async (newest) => {
    const mark = edition === undefined ? newest : await editionNumbered(edition);
    const found = mark && (await findEntry("report", name, mark.number));
    if (!found) return notFound();
    if ("takenDownOn" in found) return gone(found.takenDownOn);
    const input = await inputOf(name, found.entry.facts, reportLogos);
    if (!input.ok || !formatsOf(input.value).includes(format)) return notFound();
    return { status: 200, body: await fileOf(input.value, format) };
  });
  return answer.status >= 400 ? plain(answer.status, answer.body) : answer;
}

/** A page is shown, under a policy of its own; everything else is kept. */
const headersOf = (key: string, format: ReportFormat): Record<string, string> => ({
  "x-content-type-options": "nosniff",
  "referrer-policy": "no-referrer",
  ...(format === "html"
    ? { "content-security-policy": `${HTML_POLICY}; frame-ancestors 'none'` }
    : {
        "content-security-policy": "default-src 'none'; sandbox",
        "content-disposition": `attachment; filename="${key.replaceAll(/[^\w.-]/g, "-")}.${format}"`,
      }),
});

/** What is not there is no file to keep. */
const plain = (status: number, body: BodyInit | null = notFound().body): Response =>
  new Response(body, { status, headers: { "content-type": "application/json" } });
