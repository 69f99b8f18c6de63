import { toCells } from "@/lib/export/csv";
import { toJson } from "@/lib/export/json";
import { preflight } from "@/lib/public/api";
import { download } from "@/lib/public/download";
import { exportParameters } from "@/lib/public/parameters";
import { streamRecommendations, streamStored } from "@/lib/public/recommendation";
import { pageOf, toItem } from "@/lib/public/to-answer";

export const dynamic = "force-dynamic";
export const OPTIONS = preflight;

export async function GET(request: Request) {
  return download(request, {
    name: "recommendations.json",
    contentType: "application/json; charset=utf-8",
    parameters: exportParameters,
    write: ({ columns, ...filter }, edition) => {
      const items =
        columns === undefined
          ? itemsOf(filter, edition.number)
          : toCells(streamStored(filter, edition.number), edition, pageOf, columns);
      return toJson(items, edition, filter);
    },
  });
}

async function* itemsOf(...question: Parameters<typeof streamRecommendations>) {
  for await (const row of streamRecommendations(...question)) yield toItem(row);
}
