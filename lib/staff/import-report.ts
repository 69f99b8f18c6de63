import "server-only";
import type { Statements } from "@/lib/db/bulk";
import { Prisma } from "@/lib/db/record";
import type { Position } from "@/lib/domain/position";
import type { LeftOut, Rejection } from "@/lib/import/parsed";
import type { StateIndex } from "@/lib/import/states";
import { type ParsedStream, toLeftOut } from "@/lib/import/stream";
import type { Conflict } from "./import-compare";
import { type Plan, writesSomething } from "./import-plan";

/** What came of an import: the contract of `import --json` (docs/contracts). Counts are of distinct recommendations. */
export type ImportReport = {
  format: string;
  /** What the file holds. */
  rows: number;
  recommendations: { created: number; updated: number; unchanged: number };
  /** By the file's own positions, so they are the same at every import of it. */
  positions: Record<Position, number>;
  conflicts: Conflict[];
  rejected: Rejection[];
  /** The batch that a second member approves; null where nothing was written. */
  batch: string | null;
  /** Of an export that is taken in although some of its rows cannot be read: what became of the others. */
  faults?: Faults;
};

/** How many rows came to what, by its reason. `rejected` above lists the first of many. */
export type Faults = {
  normalised: Record<string, number>;
  leftOut: Record<string, number>;
  conflicts: number;
  rejected: number;
};

/** What an import would do, with enough of it to look at. */
export type ImportPlan = ImportReport & {
  fileName: string;
  sha256: string;
  leftOut: LeftOut[];
  /** The States whose reviews the file is about. */
  states: { iso3: string; name: string; recommendations: number }[];
  samples: { created: ImportSample[]; updated: ImportSample[] };
  /** False where rows are rejected (nothing would be written) or nothing would change. */
  applicable: boolean;
};

export type ImportSample = {
  ref: string;
  row: number;
  state: string;
  paragraph: string | null;
  text: string;
  /** The file's own word. */
  position: string;
  issuers: string[];
  themes: string[];
};

const SAMPLES = 12;
/** More conflicts than these are listed on the page of the batch alone. */
const MOST_CONFLICTS = 5000;

export function toReport(file: ParsedStream, plan: Plan, batch: string | null): ImportReport {
  const { created, distinct, compared } = plan;
  return {
    format: file.format,
    rows: file.tally.rows,
    recommendations: {
      created,
      updated: compared.fills,
      unchanged: distinct - created - compared.fills,
    },
    positions: plan.positions,
    conflicts: compared.conflicts.slice(0, MOST_CONFLICTS),
    rejected: file.tally.rejected,
    batch,
    ...(file.tolerant && { faults: faultsOf(file, plan) }),
  };
}

function faultsOf({ tally }: ParsedStream, { compared, twice }: Plan): Faults {
  const again = twice > 0 ? { "the same record again": twice } : {};
  return {
    normalised: Object.fromEntries(tally.normalised),
    leftOut: { ...Object.fromEntries(tally.leftOut), ...again },
    conflicts: compared.conflicts.length,
    rejected: tally.rejectedCount,
  };
}

/** Reads what stands in the transaction's own rows. */
export async function toImportPlan(
  tx: Statements,
  file: ParsedStream,
  plan: Plan,
  states: StateIndex,
  given: { name: string; sha256: string; batch: string | null },
): Promise<ImportPlan> {
  const isRefused = !file.tolerant && file.tally.rejectedCount > 0;
  const newOnes = Prisma.sql`given.held_id is null and given.ref is not null and not given.twice`;
  const filled = Prisma.sql`exists (
    select from import_fill where batch_id = ${plan.batch}::uuid and recommendation_id = given.held_id) and not given.twice`;
  return {
    ...toReport(file, plan, given.batch),
    fileName: given.name,
    sha256: given.sha256,
    leftOut: toLeftOut(file.tally.leftOut),
    states: await countStates(tx, states),
    samples: {
      created: await samplesOf(tx, newOnes, plan, states),
      updated: await samplesOf(tx, filled, plan, states),
    },
    applicable: !isRefused && writesSomething(plan),
  };
}

async function countStates(tx: Statements, states: StateIndex) {
  const counts = await tx.$queryRaw<{ iso3: string; recommendations: number }[]>(Prisma.sql`
    select state as iso3, count(*)::int as recommendations from import_row
    where state is not null and not twice group by 1`);
  return counts
    .map((count) => ({ ...count, name: states.nameOf(count.iso3) }))
    .sort((one, other) => one.name.localeCompare(other.name, "en"));
}

type StagedSample = Omit<ImportSample, "state" | "position"> & {
  state: string | null;
  addressee: string | null;
  position: string | null;
};

async function samplesOf(tx: Statements, which: Prisma.Sql, plan: Plan, states: StateIndex) {
  const rows = await tx.$queryRaw<StagedSample[]>(Prisma.sql`
    select coalesce(held.ref, given.ref) as ref, given.row, given.state, given.addressee, given.paragraph, given.text,
      given.verbatim as position, issuers, themes
    from import_row given left join recommendation held on held.id = given.held_id
    where ${which} order by given.row, ref limit ${SAMPLES}`);
  return rows.map(({ addressee, ...row }) => ({
    ...row,
    state: addressee ?? (row.state === null ? "–" : states.nameOf(row.state)),
    position: row.position ?? "–",
    issuers: row.issuers.map(states.nameOf),
    themes: row.themes.map((code) => plan.vocabulary.themes.get(code)?.label ?? code),
  }));
}
