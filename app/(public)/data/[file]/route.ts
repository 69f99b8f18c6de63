import type { ShelfKind } from "@/lib/domain/shelf";
import type { EditionMark } from "@/lib/domain/summary";
import { unmarked } from "@/lib/export/csv";
import { toJson } from "@/lib/export/json";
import { inPieces } from "@/lib/export/piece";
import { shelfBook } from "@/lib/export/edition-book";
import { rowTable, shelfTable, toTable } from "@/lib/export/shelf-table";
import { toXlsx } from "@/lib/export/xlsx";
import { XLSX_TYPE } from "@/lib/export/xlsx-cell";
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

/** `votes.csv`, `votes.xlsx`, `votes.json`, and `votes.records.csv`: a line for each vote of each State. */
export async function GET(request: Request, { params }: { params: Promise<{ file: string }> }) {
  const file = shelfFileNamed((await params).file);
  if (!file) return refusal(notFound());
  return FORMATS[file.ending](request, file);
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
      const lines = inPieces(toTable(await tableOf({ kind, rows }, edition, about)));
      yield* bom === "no" ? unmarked(lines) : lines;
    },
  });

const workbook = (request: Request, { kind, name, rows }: ShelfFile) =>
  download(request, {
    name,
    contentType: XLSX_TYPE,
    parameters: shelfFileParameters,
    async *write({ about }, edition, address) {
      const held = await tableOf({ kind, rows }, edition, about);
      yield* toXlsx(shelfBook(name.replace(/xlsx$/, "csv"), held, { edition, address }));
    },
  });

const FORMATS = { csv: table, json: whole, xlsx: workbook };

async function tableOf(
  { kind, rows }: Pick<ShelfFile, "kind" | "rows">,
  edition: EditionMark,
  about: string | undefined,
) {
  const items = await itemsOf(kind, edition, about);
  const { facts, computed } = ITEMS[kind].shape;
  return rows ? rowTable(items, edition, facts, rows) : shelfTable(items, edition, facts, computed);
}

async function itemsOf(kind: ShelfKind, { number, asOf }: EditionMark, about: string | undefined) {
  const things = await listShelf(kind, number, about);
  return things.map((one) => toShelfItem(one, asOf));
}
