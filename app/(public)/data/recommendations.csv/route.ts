import { toCsv } from "@/lib/export/csv";
import { preflight } from "@/lib/public/api";
import { download } from "@/lib/public/download";
import { exportParameters } from "@/lib/public/parameters";
import { streamStored } from "@/lib/public/recommendation";
import { pageOf } from "@/lib/public/to-answer";

export const dynamic = "force-dynamic";
export const OPTIONS = preflight;

export async function GET(request: Request) {
  return download(request, {
    name: "recommendations.csv",
    contentType: "text/csv; charset=utf-8; header=present",
    parameters: exportParameters,
    write: ({ columns, ...filter }, edition) =>
      toCsv(streamStored(filter, edition.number), edition, pageOf, columns),
  });
}
