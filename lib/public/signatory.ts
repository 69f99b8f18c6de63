import "server-only";
import { completenessOf } from "@/lib/domain/entry/statement";
import {
  comparisonOf,
  signatoryMatrix,
  type Comparison,
  type Signatory,
  type SignatoryKind,
  type SignatoryMatrix,
  type StatementLine,
} from "@/lib/domain/signatory";
import { listEntries, type EntryLine } from "./entry";
import { namedIn, statesOf } from "./state";

/** Who signed what: States and organisations each in a table of their own. */
export async function matricesOf(
  edition: number,
  about: string | undefined,
): Promise<SignatoryMatrix[]> {
  const [statements, named] = await Promise.all([
    listEntries("statement", edition, { about }),
    signatoriesOf(edition),
  ]);
  return KINDS.map((kind) =>
    signatoryMatrix(
      kind,
      statements.map((one) => ({ line: toLine(one), signatories: signedBy(one, kind) })),
      named[kind],
    ),
  ).filter(({ rows }) => rows.length > 0);
}

export type Compared = {
  first: StatementLine;
  second: StatementLine;
  /** States and organisations apart; empty where neither names anybody. */
  comparisons: Comparison[];
};

/** Two statements by their keys; null where the edition does not have both. */
export async function compareStatements(
  a: string,
  b: string,
  edition: number,
): Promise<Compared | null> {
  const [statements, named] = await Promise.all([
    listEntries("statement", edition),
    signatoriesOf(edition),
  ]);
  const [first, second] = [a, b].map((key) => statements.find((one) => one.key === key));
  if (!first || !second) return null;
  const comparisons = KINDS.map((kind) =>
    comparisonOf(kind, signedBy(first, kind), signedBy(second, kind), named[kind]),
  );
  return {
    first: toLine(first),
    second: toLine(second),
    comparisons: comparisons.filter((one) => one !== null),
  };
}

/** The statements of which somebody who signed is named: those that can be compared. */
export async function listSigned(edition: number): Promise<StatementLine[]> {
  const statements = await listEntries("statement", edition);
  return statements
    .filter((one) => KINDS.some((kind) => signedBy(one, kind).length > 0))
    .map(toLine);
}

const KINDS: readonly SignatoryKind[] = ["states", "organisations"];

const signedBy = ({ facts }: EntryLine<"statement">, kind: SignatoryKind): readonly string[] =>
  kind === "states" ? facts.signatoryStates : facts.signatoryOrganisations;

export function toLine({ key, title, facts }: EntryLine<"statement">): StatementLine {
  const { on, forum, stance, type, deliveredBy, countedThings } = facts;
  const things = countedThings ?? "states";
  return {
    key,
    title,
    on,
    forum,
    stance,
    type,
    deliveredBy,
    things,
    completeness: completenessOf(facts),
  };
}

/** How each kind of signatory is called in an edition. */
export async function signatoriesOf(
  edition: number,
): Promise<Record<SignatoryKind, (id: string) => Signatory>> {
  const [states, organisations] = await Promise.all([
    statesOf(edition),
    listEntries("organisation", edition),
  ]);
  const named = namedIn(states);
  const names = new Map(organisations.map(({ key, facts }) => [key, facts.name]));
  return {
    states: (iso3) => ({ id: iso3, name: named(iso3).name, region: named(iso3).region }),
    organisations: (key) => ({ id: key, name: names.get(key) ?? key, region: null }),
  };
}
