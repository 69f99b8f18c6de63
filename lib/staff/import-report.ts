import "server-only";
import { POSITIONS, type Position } from "@/lib/domain/position";
import type { LeftOut, ParsedFile, ParsedRecommendation, Rejection } from "@/lib/import/parsed";
import type { StateIndex } from "@/lib/import/states";
import type { Conflict, Fill, Plan } from "./import-plan";

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

export function toReport(file: ParsedFile, plan: Plan, batch: string | null): ImportReport {
  return {
    format: file.format,
    rows: file.rows,
    recommendations: {
      created: plan.creations.length,
      updated: plan.corrections.length + plan.waiting.length,
      unchanged: plan.unchanged,
    },
    positions: countPositions(file.recommendations),
    conflicts: plan.conflicts,
    rejected: file.rejected,
    batch,
  };
}

function countPositions(recommendations: ParsedRecommendation[]): Record<Position, number> {
  const counts = Object.fromEntries(POSITIONS.map((position) => [position, 0]));
  for (const { response } of recommendations)
    counts[response.position] = (counts[response.position] ?? 0) + 1;
  return counts as Record<Position, number>;
}

export function toImportPlan(
  file: ParsedFile,
  plan: Plan,
  states: StateIndex,
  given: { name: string; sha256: string; batch: string | null },
): ImportPlan {
  const report = toReport(file, plan, given.batch);
  const byRef = new Map(file.recommendations.map((parsed) => [parsed.refs[0] ?? "", parsed]));
  const sampleOf = (ref: string, parsed: ParsedRecommendation | undefined): ImportSample[] =>
    parsed ? [toSample(ref, parsed, states)] : [];
  return {
    ...report,
    fileName: given.name,
    sha256: given.sha256,
    leftOut: file.leftOut,
    states: countStates(file.recommendations, states),
    samples: {
      created: plan.creations.slice(0, SAMPLES).flatMap(({ ref, parsed }) => sampleOf(ref, parsed)),
      updated: [...plan.corrections, ...plan.waiting]
        .slice(0, SAMPLES)
        .flatMap(({ ref }: Fill) => sampleOf(ref, byRef.get(ref))),
    },
    applicable: file.rejected.length === 0 && writesSomething(plan),
  };
}

export const writesSomething = (plan: Plan): boolean =>
  plan.creations.length + plan.corrections.length + plan.waiting.length > 0;

function countStates(recommendations: ParsedRecommendation[], states: StateIndex) {
  const counts = new Map<string, number>();
  for (const { state } of recommendations) counts.set(state, (counts.get(state) ?? 0) + 1);
  return [...counts]
    .map(([iso3, count]) => ({ iso3, name: states.nameOf(iso3), recommendations: count }))
    .sort((one, other) => one.name.localeCompare(other.name, "en"));
}

const toSample = (ref: string, parsed: ParsedRecommendation, states: StateIndex): ImportSample => ({
  ref,
  row: parsed.row,
  state: states.nameOf(parsed.state),
  paragraph: parsed.paragraph,
  text: parsed.text,
  position: parsed.response.verbatim,
  issuers: parsed.issuers.map(states.nameOf),
  themes: parsed.themes.map(({ label }) => label),
});
