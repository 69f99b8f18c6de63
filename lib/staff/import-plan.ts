import "server-only";
import { randomUUID } from "node:crypto";
import type { Bulk, Statements } from "@/lib/db/bulk";
import { Prisma } from "@/lib/db/record";
import { POSITIONS, type Position } from "@/lib/domain/position";
import type { StaffMember } from "@/lib/domain/permission";
import { type ParsedStream, reject } from "@/lib/import/stream";
import { compare, type Compared } from "./import-compare";
import { listForeign, lockStates, match } from "./import-match";
import { stage, type Vocabulary } from "./import-stage";

/** How far an import is: rows read and refused of a file that comes piece by piece; then what it would bring. */
export type Told =
  | { step: "reading" | "comparing"; rows: number; rejected: number }
  | { step: "writing"; created: number; updated: number };
/** Told now and then while a file is taken in. What it throws breaks the import off. */
export type Progress = (told: Told) => void;

/** What a file would do to the record. It stands in the transaction's own rows until that ends. */
export type Plan = {
  /** The id under which everything of it would be written. */
  batch: string;
  vocabulary: Vocabulary;
  compared: Compared;
  /** Distinct recommendations of the file, those to create, and rows that say one of them again. */
  distinct: number;
  created: number;
  twice: number;
  positions: Record<Position, number>;
};

/** Copies a file in and compares it with the record, value by value, in a fixed number of statements. */
export async function planImport(
  tx: Bulk,
  who: StaffMember,
  file: ParsedStream,
  progress: Progress = () => {},
): Promise<Plan> {
  const tell = (step: "reading" | "comparing", rows: number) =>
    progress({ step, rows, rejected: file.tally.rejectedCount });
  const vocabulary = await stage(tx, file.recommendations, (rows) => tell("reading", rows));
  tell("comparing", file.tally.rows);
  await settle(tx);
  await lockStates(tx);
  await refuseForeign(tx, file);
  await match(tx);
  const batch = randomUUID();
  const compared = await compare(tx, batch, who.id);
  return { batch, vocabulary, compared, ...(await countRows(tx)) };
}

/** A file of our own brings nothing new: what it names and the record does not know is a fault of the file. */
async function refuseForeign(tx: Bulk, file: ParsedStream): Promise<void> {
  if (file.format !== "onus-csv" && file.format !== "onus-json") return;
  for (const { row, ref } of await listForeign(tx))
    reject(file.tally, { row, column: "ref", reason: unknownReference(ref) });
}

const unknownReference = (ref: string) =>
  `There is no recommendation “${ref.slice(0, 100)}” in this record, or it was withdrawn. A file that was exported here changes what is held and adds nothing: take new recommendations in from their source.`;

/** What was copied in is for this transaction alone. */
export const clearStage = (tx: Statements): PromiseLike<number> =>
  tx.$executeRaw(Prisma.sql`delete from import_row`);

export const writesSomething = ({ created, compared }: Plan): boolean =>
  created + compared.fills + compared.newConflicts > 0;

/** From this many rows on, reading a table once costs less than looking up each row in it, or each row in the file. */
const MANY = 500;

/** Rows that came a moment ago have no statistics yet: without a word, the planner would take them for few. */
async function settle(tx: Statements): Promise<void> {
  const [staged] = await tx.$queryRaw<{ count: number }[]>(
    Prisma.sql`select count(*)::int as count from import_row`,
  );
  await tx.$queryRaw(Prisma.sql`
    select set_config('work_mem', '64MB', true), set_config('jit', 'off', true),
      set_config('enable_nestloop', ${(staged?.count ?? 0) > MANY ? "off" : "on"}, true)`);
}

async function countRows(tx: Statements) {
  const rows = await tx.$queryRaw<
    { position: Position; distinct: number; created: number; twice: number }[]
  >(Prisma.sql`
    select coalesce(position, 'none') as position,
      (count(*) filter (where not twice))::int as distinct,
      (count(*) filter (where not twice and held_id is null and ref is not null))::int as created,
      (count(*) filter (where twice))::int as twice
    from import_row group by 1`);
  const sum = (key: "distinct" | "created" | "twice") =>
    rows.reduce((total, row) => total + row[key], 0);
  const positions = Object.fromEntries(
    POSITIONS.map((word) => [word, rows.find(({ position }) => position === word)?.distinct ?? 0]),
  ) as Record<Position, number>;
  return { distinct: sum("distinct"), created: sum("created"), twice: sum("twice"), positions };
}
