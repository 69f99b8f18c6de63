import type { ShelfKind } from "@/lib/domain/shelf";
import type { EditionMark } from "@/lib/domain/summary";
import { unmarked } from "@/lib/export/csv";
import { toJson } from "@/lib/export/json";
import { inPieces } from "@/lib/export/piece";
import { toRowTable, toTable } from "@/lib/export/shelf-table";
import { refusal, preflight } from "@/lib/public/api";
import { download } from "@/lib/public/download";
import { notFound } from "@/lib/public/error";
import { listShelf } from "@/lib/public/on-shelf";
import { shelfFileParameters, shelfTableParameters } from "@/lib/public/parameters";
import { ITEMS } from "@/lib/public/shelf-answer";
import { shelfFileNamed, type ShelfFile } from "@/lib/public/shelf-file";
import { toShelfItem } from "@/lib/public/to-item";

export const dynamic = "force-dynamic";
export const OPTIONS = preflight;

/** `votes.csv`, `votes.json`, and `votes.records.csv`: a line for each vote of each State. */
export async function GET(request: Request, { params }: { params: Promise<{ file: string }> }) {
  const file = shelfFileNamed((await params).file);
  if (!file) return refusal(notFound());
  return file.ending === "csv" ? table(request, file) : whole(request, file);
}

const whole = (request: Request, { kind, name }: ShelfFile) =>
  download(request, {
    name,
    contentType: "application/json; charset=utf-8",
    parameters: shelfFileParameters,
    async *write(filter, edition) {
      yield* toJson(await itemsOf(kind, edition, filter.about), edition, filter);
    },
  });

const table = (request: Request, { kind, name, rows }: ShelfFile) =>
  download(request, {
    name,
    contentType: "text/csv; charset=utf-8; header=present",
    parameters: shelfTableParameters,
    async *write({ about, bom }, edition) {
      const items = await itemsOf(kind, edition, about);
      const { facts, computed } = ITEMS[kind].shape;
      const lines = inPieces(
        rows ? toRowTable(items, edition, facts, rows) : toTable(items, edition, facts, computed),
      );
      yield* bom === "no" ? unmarked(lines) : lines;
    },
  });

async function itemsOf(kind: ShelfKind, { number, asOf }: EditionMark, about: string | undefined) {
  const things = await listShelf(kind, number, about);
  return things.map((one) => toShelfItem(one, asOf));
}
