import "server-only";
import { Prisma, publication } from "@/lib/db/publication";
import { FACETS, type Facet } from "@/lib/domain/filter";
import { VALUES } from "./condition";
import { within as inTime } from "./stamp";

// Counting every facet of 268,000 rows takes PostgreSQL seconds, and a process milliseconds once it knows which rows have
// which values: some 120 bytes a row (docs/decisions/014). The database stays the judge of what there is: whoever asks
// compares the stamp first, and a take-down makes the index be read anew.

/** Which rows have which values, in every edition, by the rows' numbers. */
export type RowIndex = {
  edition: number;
  takeDowns: number;
  /** One more than the largest number of a row. */
  size: number;
  /** The edition that a row came with, and the one it went with; 0 where there is none. */
  from: Int32Array;
  to: Int32Array;
  /** The rows in the order of references. */
  order: Int32Array;
  columns: Record<Facet, Column>;
};

/** What the rows have in one facet: of row `n`, the codes from `starts[n]` up to, not including, `starts[n + 1]`. */
export type Column = {
  /** By code. */
  values: string[];
  starts: Int32Array;
  codes: Uint16Array;
};

/** One per process: the framework may load this module once for each door. */
const room = ((
  globalThis as { onusRows?: { index?: RowIndex; reading?: Promise<RowIndex> } }
).onusRows ??= {});

/** Counting by the database takes as long as reading the index of a large corpus, and leaves nothing for the next reader. */
const PATIENCE_MS = 8000;

/** The index as the publication stands at this moment; null while it is being read, or cannot be. */
export async function rowIndex(): Promise<RowIndex | null> {
  const now = await stampNow();
  if (!now) return null;
  const { index } = room;
  if (index && isOf(index, now)) return index;
  room.reading ??= read(index, now).finally(() => {
    delete room.reading;
  });
  try {
    const read = await inTime(PATIENCE_MS, room.reading);
    return read && isOf(read, now) ? read : null;
  } catch (fault) {
    console.error("Could not read the index of recommendations", fault);
    return null;
  }
}

type Stamp = Pick<RowIndex, "edition" | "takeDowns">;

const isOf = (index: RowIndex, { edition, takeDowns }: Stamp) =>
  index.edition === edition && index.takeDowns === takeDowns;

async function stampNow(): Promise<Stamp | undefined> {
  const [stamp] = await publication.$queryRaw<Stamp[]>`
    select edition, take_downs as "takeDowns" from current`;
  return stamp;
}

/**
 * A new edition adds rows with larger numbers and says of older ones that they ended, so that only these are read; what
 * is known of earlier editions stays as it is meanwhile. After a take-down everything is read again.
 */
async function read(held: RowIndex | undefined, now: Stamp): Promise<RowIndex> {
  const grows = held && held.takeDowns === now.takeDowns && held.edition < now.edition;
  const before = grows ? held : emptyIndex();
  const size = await sizeNow();
  const next: RowIndex = {
    ...now,
    size,
    from: widened(before.from, size),
    to: widened(before.to, size),
    order: new Int32Array(),
    columns: { ...before.columns },
  };
  for (let start = before.size; start < size; start += PIECE) {
    const end = Math.min(start + PIECE, size);
    await readSpans(next, start, end);
    await readValues(next, start, end);
  }
  if (grows) await readEndings(next, before.edition);
  next.order = await readOrder();
  // What was published or taken down meanwhile may stand in some of it and not in the rest.
  if (!isOf(next, (await stampNow()) ?? now)) throw new Error("The publication changed meanwhile");
  room.index = next;
  return next;
}

/** So many rows at a time: neither the database nor this process is busy with one question for long. */
const PIECE = 30_000;

const emptyIndex = (): RowIndex => ({
  edition: 0,
  takeDowns: 0,
  size: 0,
  from: new Int32Array(),
  to: new Int32Array(),
  order: new Int32Array(),
  columns: Object.fromEntries(
    FACETS.map((facet) => [
      facet,
      { values: [], starts: new Int32Array(1), codes: new Uint16Array() },
    ]),
  ) as unknown as RowIndex["columns"],
});

function widened(array: Int32Array, size: number): Int32Array {
  const wide = new Int32Array(size);
  wide.set(array);
  return wide;
}

async function sizeNow(): Promise<number> {
  const [found] = await publication.$queryRaw<{ size: number }[]>`
    select coalesce(max(seq), 0) + 1 as size from recommendation`;
  return found?.size ?? 1;
}

type Spans = { seqs: Uint8Array | null; froms: Uint8Array | null; tos: Uint8Array | null };

async function readSpans(index: RowIndex, start: number, end: number): Promise<void> {
  const spans = await spansWhere(Prisma.sql`seq >= ${start} and seq < ${end}`);
  spans.seqs.forEach((seq, at) => {
    index.from[seq] = spans.froms[at] ?? 0;
    index.to[seq] = spans.tos[at] ?? 0;
  });
}

async function readEndings(index: RowIndex, since: number): Promise<void> {
  const { seqs, tos } = await spansWhere(Prisma.sql`edition_to > ${since}`);
  seqs.forEach((seq, at) => {
    index.to[seq] = tos[at] ?? 0;
  });
}

async function spansWhere(condition: Prisma.Sql) {
  const [found] = await publication.$queryRaw<Spans[]>`
    select string_agg(int4send(seq), '') as seqs, string_agg(int4send(edition_from), '') as froms,
      string_agg(int4send(coalesce(edition_to, 0)), '') as tos
    from recommendation where ${condition}`;
  return {
    seqs: numbersIn(found?.seqs),
    froms: numbersIn(found?.froms),
    tos: numbersIn(found?.tos),
  };
}

type Held = { facet: Facet; value: string; seqs: Int32Array };

async function readValues(index: RowIndex, start: number, end: number): Promise<void> {
  const values = FACETS.map((facet) => Prisma.sql`(${facet}, ${VALUES[facet]})`);
  const found = await publication.$queryRaw<{ facet: Facet; value: string; seqs: Uint8Array }[]>`
    select facet, value, string_agg(int4send(seq), '') as seqs
    from recommendation, lateral (values ${Prisma.join(values)}) as facets (facet, held), unnest(held) as value
    where seq >= ${start} and seq < ${end} and value is not null
    group by facet, value`;
  const held: Held[] = found.map((one) => ({ ...one, seqs: numbersIn(one.seqs) }));
  for (const facet of FACETS)
    index.columns[facet] = lengthened(
      index.columns[facet],
      held.filter((one) => one.facet === facet),
      start,
      end,
    );
}

/** The column with the rows from `start` to `end` at its end: how many values each has, where they begin, which they are. */
function lengthened(before: Column, held: readonly Held[], start: number, end: number): Column {
  const known = new Map(before.values.map((value, code) => [value, code]));
  for (const { value } of held) if (!known.has(value)) known.set(value, known.size);
  const starts = new Int32Array(end + 1);
  starts.set(before.starts);
  for (const { seqs } of held) for (const seq of seqs) starts[seq + 1]! += 1;
  for (let seq = start; seq < end; seq += 1) starts[seq + 1]! += starts[seq]!;
  const codes = new Uint16Array(starts[end]!);
  codes.set(before.codes);
  const free = starts.slice(start, end);
  for (const { value, seqs } of held) {
    const code = known.get(value)!;
    for (const seq of seqs) codes[free[seq - start]!++] = code;
  }
  return { values: [...known.keys()], starts, codes };
}

async function readOrder(): Promise<Int32Array> {
  const [found] = await publication.$queryRaw<{ seqs: Uint8Array | null }[]>`
    select string_agg(int4send(seq), '') as seqs
    from (select seq from recommendation order by sort_key, ref, seq) as rows`;
  return numbersIn(found?.seqs);
}

/** Numbers of four bytes, the highest first, as PostgreSQL sends them. */
export function numbersIn(bytes: Uint8Array | null | undefined): Int32Array {
  if (!bytes) return new Int32Array();
  const own = Buffer.from(bytes);
  own.swap32();
  return new Int32Array(own.buffer, own.byteOffset, own.byteLength / 4);
}
