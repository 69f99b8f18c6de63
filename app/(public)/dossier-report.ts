import { toDocx } from "@/lib/export/document/docx";
import { toPdf } from "@/lib/export/document/pdf";
import type { Report } from "@/lib/export/report/block";
import { dossierReport } from "@/lib/export/report/dossier";
import { findEdition } from "@/lib/public/edition";
import { errorBody, notFound } from "@/lib/public/error";
import { keptResponse } from "@/lib/public/kept";
import { findDossierContents } from "@/lib/public/dossier-contents";
import { knownStamp } from "@/lib/public/stamp";

const FORMATS = {
  pdf: { contentType: "application/pdf", make: (report: Report) => toPdf(report) },
  docx: {
    contentType: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    make: toDocx,
  },
};
export type ReportFormat = keyof typeof FORMATS;

/**
 * The progress report of a dossier, kept like every public document, and made once for an edition: without a number it
 * is that of the newest, so that the file’s name, its words and its place among the kept are of one edition.
 */
export async function dossierReportAt(
  request: Request,
  format: ReportFormat,
  iso3: string,
  edition?: string,
): Promise<Response> {
  const { contentType, make } = FORMATS[format];
  const number = edition ?? (await knownStamp())?.mark?.number.toString();
  const code = iso3.toLowerCase();
  const isCode = /^[a-z]{3}$/.test(code);
  const isNumber = number !== undefined && /^[1-9]\d{0,5}$/.test(number);
  const known = isCode && isNumber;
  const headers = {
    "content-disposition": `attachment; filename="onus-${known ? `${code}-edition-${number}` : "report"}.${format}"`,
    "x-content-type-options": "nosniff",
    "content-security-policy": "default-src 'none'; sandbox",
  };
  const address = `/editions/${isNumber ? number : "none"}/${isCode ? code : "none"}/report.${format}`;
  const answer = await keptResponse(request, { address, contentType, headers }, async () => {
    const mark = known ? await findEdition(Number(number)) : null;
    const contents = mark && (await findDossierContents(code.toUpperCase(), mark));
    if (!contents) return { status: 404, body: notFound().body };
    if (format === "pdf" && contents.rows.length > MOST_IN_PDF)
      return { status: 404, body: errorBody("too long", TOO_LONG) };
    return { status: 200, body: await make(dossierReport(contents)) };
  });
  return answer.status === 404 ? plain(answer) : answer;
}

/** Each takes some five milliseconds, once for an edition, while the first reader waits. */
const MOST_IN_PDF = 5000;
const TOO_LONG =
  "So many recommendations are too many for one PDF. The same report is there as a Word document (report.docx), and its recommendations as a table (/data/recommendations.csv).";

/** What is not there is no file to keep. */
function plain(answer: Response): Response {
  return new Response(answer.body, {
    status: 404,
    headers: { "content-type": "application/json" },
  });
}
