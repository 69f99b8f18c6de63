import type { PartialDate } from "./day";
import { overlapOf, type Completeness, type Statement } from "./entry/statement";
import type { RegionalGroup } from "./region";
import { withoutSums, type Spoken } from "./summed-up";

/** Somebody who can sign: a State by its code, an organisation by its key. */
export type Signatory = { id: string; name: string; region: RegionalGroup | null };
export type SignatoryKind = "states" | "organisations";

/** A statement as lists and tables name it. */
export type StatementLine = {
  key: string;
  title: string;
  on: PartialDate;
  forum: string | null;
  stance: Statement["stance"];
  type: Statement["type"];
  deliveredBy: string | null;
  completeness: Completeness;
  /** What its stated number counts; States, where it does not say. */
  things: NonNullable<Statement["countedThings"]>;
};

/** What tells whether a statement sums up others. */
export const spokenIn = ({ type, stance, forum, on, completeness }: StatementLine): Spoken => ({
  type,
  stance,
  forum,
  on,
  stated: completeness.stated,
});

/** Who signed what: a row for each signatory, true where it signed the statement of that column. */
export type SignatoryMatrix = {
  kind: SignatoryKind;
  statements: StatementLine[];
  rows: { signatory: Signatory; signed: boolean[]; count: number }[];
};

type Signing = { line: StatementLine; signatories: readonly string[] };

/** Columns in the order given, without those that nobody signed; rows by how many they signed, then by name. */
export function signatoryMatrix(
  kind: SignatoryKind,
  all: readonly Signing[],
  named: (id: string) => Signatory,
): SignatoryMatrix {
  const signings = all.filter(({ signatories }) => signatories.length > 0);
  const sets = signings.map(({ signatories }) => new Set(signatories));
  const ids = [...new Set(signings.flatMap(({ signatories }) => signatories))];
  const rows = ids.map((id) => {
    const signed = sets.map((set) => set.has(id));
    const lines = signings.flatMap(({ line }, at) => (signed[at] ? [line] : []));
    return { signatory: named(id), signed, count: withoutSums(lines, spokenIn).length };
  });
  return {
    kind,
    statements: signings.map(({ line }) => line),
    rows: rows.sort(
      (a, b) => b.count - a.count || a.signatory.name.localeCompare(b.signatory.name, "en"),
    ),
  };
}

/** Two statements held against each other, once for States and once for organisations. */
export type Comparison = {
  kind: SignatoryKind;
  both: Signatory[];
  onlyFirst: Signatory[];
  onlySecond: Signatory[];
  union: number;
};

export function comparisonOf(
  kind: SignatoryKind,
  first: readonly string[],
  second: readonly string[],
  named: (id: string) => Signatory,
): Comparison | null {
  if (first.length === 0 && second.length === 0) return null;
  const { both, union, onlyFirst, onlySecond } = overlapOf(first, second);
  const inOrder = (ids: readonly string[]) =>
    ids.map(named).sort((a, b) => a.name.localeCompare(b.name, "en"));
  return {
    kind,
    both: inOrder(both),
    onlyFirst: inOrder(onlyFirst),
    onlySecond: inOrder(onlySecond),
    union: union.length,
  };
}
