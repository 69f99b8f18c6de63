import { recommendationBook } from "@/lib/export/edition-book";
import { toXlsx } from "@/lib/export/xlsx";
import { XLSX_TYPE } from "@/lib/export/xlsx-cell";
import { preflight } from "@/lib/public/api";
import { download } from "@/lib/public/download";
import { exportParameters } from "@/lib/public/parameters";
import { streamStored } from "@/lib/public/recommendation";
import { pageOf } from "@/lib/public/to-answer";

export const dynamic = "force-dynamic";
export const OPTIONS = preflight;

export async function GET(request: Request) {
  return download(request, {
    name: "recommendations.xlsx",
    contentType: XLSX_TYPE,
    parameters: exportParameters,
    write({ columns, ...filter }, edition, address) {
      const stored = streamStored(filter, edition.number);
      return toXlsx(recommendationBook(stored, { edition, address }, pageOf, columns));
    },
  });
}
