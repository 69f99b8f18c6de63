import { toDocx } from "@/lib/export/docx";
import { toPdf } from "@/lib/export/pdf";
import { reportOf, type Report } from "@/lib/export/report";
import { findEdition } from "@/lib/public/edition";
import { notFound } from "@/lib/public/error";
import { keptResponse } from "@/lib/public/kept";
import { findDossierContents } from "@/lib/public/report";

const FORMATS = {
  pdf: { contentType: "application/pdf", make: async (report: Report) => toPdf(report) },
  docx: {
    contentType: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    make: toDocx,
  },
};
export type ReportFormat = keyof typeof FORMATS;

/** The progress report of a dossier: kept like every public document, one made at a time. */
export async function reportAt(
  request: Request,
  format: ReportFormat,
  iso3: string,
  edition?: string,
): Promise<Response> {
  const { contentType, make } = FORMATS[format];
  const code = iso3.toLowerCase();
  const isCode = /^[a-z]{3}$/.test(code);
  const address = `${edition ? `/editions/${edition}` : ""}/${isCode ? code : "none"}/report.${format}`;
  const name = ["onus", code, "report", edition && `edition-${edition}`].filter(Boolean).join("-");
  const headers = {
    "content-disposition": `attachment; filename="${isCode ? name : "report"}.${format}"`,
    "x-content-type-options": "nosniff",
    "content-security-policy": "default-src 'none'; sandbox",
  };
  const answer = await keptResponse(request, { address, contentType, headers }, async (newest) => {
    const mark = edition === undefined ? newest : await numbered(edition);
    const contents = mark && isCode ? await findDossierContents(code.toUpperCase(), mark) : null;
    if (!contents) return { status: 404, body: notFound().body };
    return { status: 200, body: await make(reportOf(contents)) };
  });
  return answer.status === 404 ? plain(answer) : answer;
}

const numbered = async (segment: string) =>
  /^[1-9]\d{0,5}$/.test(segment) ? findEdition(Number(segment)) : null;

/** What is not there is no file to keep. */
function plain(answer: Response): Response {
  return new Response(answer.body, {
    status: 404,
    headers: { "content-type": "application/json" },
  });
}
