import { toJson } from "@/lib/export/json";
import { inPieces } from "@/lib/export/piece";
import { toRowTable, toTable } from "@/lib/export/shelf-table";
import { refusal, preflight } from "@/lib/public/api";
import { download } from "@/lib/public/download";
import { notFound } from "@/lib/public/error";
import { listShelf } from "@/lib/public/on-shelf";
import { shelfFileParameters } from "@/lib/public/parameters";
import { ITEMS } from "@/lib/public/shelf-answer";
import { shelfFileNamed } from "@/lib/public/shelf-file";
import { toShelfItem } from "@/lib/public/to-item";

export const dynamic = "force-dynamic";
export const OPTIONS = preflight;

/** `votes.csv`, `votes.json`, and `votes.records.csv`: a line for each vote of each State. */
export async function GET(request: Request, { params }: { params: Promise<{ file: string }> }) {
  const file = shelfFileNamed((await params).file);
  if (!file) return refusal(notFound());
  const { kind, name, rows, ending } = file;
  return download(request, {
    name,
    contentType:
      ending === "csv"
        ? "text/csv; charset=utf-8; header=present"
        : "application/json; charset=utf-8",
    parameters: shelfFileParameters,
    async *write(filter, edition) {
      const things = await listShelf(kind, edition.number, filter.about);
      const items = things.map((one) => toShelfItem(one, edition.asOf));
      const { facts, computed } = ITEMS[kind].shape;
      if (ending === "json") yield* toJson(items, edition, filter);
      else if (rows) yield* inPieces(toRowTable(items, edition, facts, rows));
      else yield* inPieces(toTable(items, edition, facts, computed));
    },
  });
}
