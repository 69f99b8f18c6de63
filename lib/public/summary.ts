import "server-only";
import { publication } from "@/lib/db/publication";
import type { Level } from "@/lib/domain/level";
import type { Claim, Position } from "@/lib/domain/position";
import { implementationRates, noLevels, noPositions } from "@/lib/domain/rate";
import type { CountingUnit } from "@/lib/domain/recommendation";
import { unitOf, type EditionMark, type Summary } from "@/lib/domain/summary";
import { findState, listReviews } from "./dossier";
import { validIn } from "./edition";
import { reviewFigures, type HeldRows } from "./review-figures";

/** What one dossier adds up to in one edition; null for a State that the edition does not know. `iso3` in either case. */
export async function summaryOf(iso3: string, edition: EditionMark): Promise<Summary | null> {
  const code = iso3.toUpperCase();
  const [state, reviews, groups, themes] = await Promise.all([
    findState(code, edition.number),
    listReviews(edition.number, code),
    groupsOf(code, edition.number),
    themesOf(code, edition.number),
  ]);
  if (!state) return null;

  const toState = groups.filter((group) => group.toState);
  const held = toState.filter((group): group is Group & HeldRows => isOfReview(group));
  const unit = unitOf(toState.length > 0 ? toState : groups);
  const isCounted = ({ countingUnit }: { countingUnit: CountingUnit }) => countingUnit === unit;
  const own = toState.filter(isCounted);
  const levels = own.reduce(addLevel, noLevels());
  return {
    edition,
    state: { iso3: state.iso3, name: state.name },
    countingUnit: unit,
    totals: {
      recommendations: sumOf(own),
      others: sumOf(groups.filter((group) => !group.toState && isCounted(group))),
      uncounted: uncountedOf(groups.filter((group) => !isCounted(group))),
    },
    levels,
    positions: own.reduce(addPosition, noPositions()),
    implementation: implementationRates(levels),
    reviews: reviews.flatMap((review) => reviewFigures(review, held, edition)),
    matrix: matrixOf(own),
    themes: foldThemes(themes.filter(isCounted)),
    bodies: foldBodies(own),
  };
}

/** Rows of the dossier that agree in everything that is counted. */
type Group = {
  toState: boolean;
  body: string;
  cycle: number | null;
  countingUnit: CountingUnit;
  position: Position;
  claim: Claim | null;
  level: Level;
  count: number;
};

const groupsOf = (iso3: string, edition: number) =>
  publication.$queryRaw<Group[]>`
    select addressee_kind = 'state' as "toState", body, cycle, counting_unit as "countingUnit",
      position, claim, level, count(*)::int as count
    from recommendation where state = ${iso3} and type = 'recommendation' and ${validIn(edition)}
    group by 1, 2, 3, 4, 5, 6, 7 order by 1, 2, 3, 4, 5, 6, 7`;

type ThemeGroup = Pick<Group, "countingUnit" | "position" | "level" | "count"> & {
  code: string;
  label: string;
};

const themesOf = (iso3: string, edition: number) =>
  publication.$queryRaw<ThemeGroup[]>`
    select theme.code, theme.label, counting_unit as "countingUnit", position, level,
      count(*)::int as count
    from recommendation, jsonb_to_recordset(content -> 'themes') as theme (code text, label text)
    where state = ${iso3} and addressee_kind = 'state' and type = 'recommendation' and ${validIn(edition)}
    group by 1, 2, 3, 4, 5`;

/** Only the Universal Periodic Review has reviews with totals. */
const isOfReview = ({ body, cycle }: Group) => body === "upr" && cycle !== null;

const sumOf = (groups: readonly { count: number }[]) =>
  groups.reduce((sum, { count }) => sum + count, 0);

function uncountedOf(groups: readonly Group[]): Summary["totals"]["uncounted"] {
  const [first] = groups;
  return first ? { countingUnit: first.countingUnit, count: sumOf(groups) } : null;
}

function addLevel(levels: Summary["levels"], { level, count }: Pick<Group, "level" | "count">) {
  levels[level] += count;
  return levels;
}

function addPosition(
  positions: Summary["positions"],
  { position, count }: Pick<Group, "position" | "count">,
) {
  positions[position] += count;
  return positions;
}

function matrixOf(groups: readonly Group[]): Summary["matrix"] {
  const cells = grouped(groups, ({ position, claim, level }) => `${position} ${claim} ${level}`);
  return [...cells.values()].flatMap((cell) => {
    const [first] = cell;
    if (!first) return [];
    const { position, claim, level } = first;
    return [{ position, claim, level, count: sumOf(cell) }];
  });
}

function foldThemes(groups: readonly ThemeGroup[]): Summary["themes"] {
  const themes = grouped(groups, ({ code }) => code);
  return [...themes]
    .map(([code, parts]) => ({
      code,
      label: parts[0]?.label ?? code,
      count: sumOf(parts),
      levels: parts.reduce(addLevel, noLevels()),
      positions: parts.reduce(addPosition, noPositions()),
    }))
    .sort(mostFirst);
}

function foldBodies(groups: readonly Group[]): Summary["bodies"] {
  const bodies = grouped(groups, ({ body }) => body);
  return [...bodies]
    .map(([code, parts]) => ({
      code,
      count: sumOf(parts),
      levels: parts.reduce(addLevel, noLevels()),
    }))
    .sort(mostFirst);
}

const mostFirst = (a: { code: string; count: number }, b: { code: string; count: number }) =>
  b.count - a.count || (a.code < b.code ? -1 : 1);

function grouped<T>(things: readonly T[], keyOf: (thing: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const thing of things)
    groups.set(keyOf(thing), [...(groups.get(keyOf(thing)) ?? []), thing]);
  return groups;
}
