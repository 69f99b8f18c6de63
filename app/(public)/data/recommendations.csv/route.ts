import { toCsv, unmarked } from "@/lib/export/csv";
import { preflight } from "@/lib/public/api";
import { download } from "@/lib/public/download";
import { exportTableParameters } from "@/lib/public/parameters";
import { streamStored } from "@/lib/public/recommendation";
import { pageOf } from "@/lib/public/to-answer";

export const dynamic = "force-dynamic";
export const OPTIONS = preflight;

export async function GET(request: Request) {
  return download(request, {
    name: "recommendations.csv",
    contentType: "text/csv; charset=utf-8; header=present",
    parameters: exportTableParameters,
    write({ columns, bom, ...filter }, edition) {
      const table = toCsv(streamStored(filter, edition.number), edition, pageOf, columns);
      return bom === "no" ? unmarked(table) : table;
    },
  });
}
