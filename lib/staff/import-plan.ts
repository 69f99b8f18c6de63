import "server-only";
import { Prisma, type Tx } from "@/lib/db/record";
import { codeOf } from "@/lib/domain/recommendation";
import type { Position } from "@/lib/domain/position";
import type { ParsedRecommendation } from "@/lib/import/parsed";
import { heldFor, type Held } from "./import-held";

/** A value that the record holds and the file contradicts. Nothing is overwritten: a person decides. */
export type Conflict = {
  row: number;
  ref: string;
  field: ConflictField;
  held: string;
  offered: string;
};
export type ConflictField =
  | "State under review"
  | "text"
  | "position"
  | "recommending States"
  | "action category"
  | "reference";

/** A recommendation to create, under the reference that was free. */
export type Creation = { ref: string; parsed: ParsedRecommendation };

/**
 * What a file adds to a recommendation that is held: only what was empty. `replace` says that a text is set right,
 * in a batch that the same member imported and nobody has approved.
 */
export type Fill = {
  id: string;
  ref: string;
  replace: boolean;
  text: string | null;
  actionCategory: number | null;
  issuers: string[];
  themes: string[];
  groups: string[];
  response: {
    verbatim: string;
    position: Position;
    claim: string | null;
    sourceTitle: string;
  } | null;
  /** Symbol of the report to which it is to be tied, and the review. */
  symbol: string | null;
  review: { state: string; cycle: number } | null;
};

export type Plan = {
  creations: Creation[];
  /** For recommendations of the importer's own batch that is still open: written at once. */
  corrections: Fill[];
  /** For all others: they wait in this batch until a second member approves it. */
  waiting: Fill[];
  conflicts: Conflict[];
  unchanged: number;
};

/** Recommendations a statement: enough to be fast, little enough for one parameter. */
export const AT_ONCE = 10_000;

/** Compares a file with the record, value by value. Reads only; one query for each ten thousand recommendations. */
export async function planImport(
  db: Tx,
  recommendations: ParsedRecommendation[],
  importerId: string,
): Promise<Plan> {
  const plan: Plan = { creations: [], corrections: [], waiting: [], conflicts: [], unchanged: 0 };
  const taken = new Set<string>();
  for (let from = 0; from < recommendations.length; from += AT_ONCE) {
    const some = recommendations.slice(from, from + AT_ONCE);
    const held = await heldFor(db, some, importerId);
    for (const ref of held.byRef.keys()) taken.add(ref);
    for (const parsed of some) {
      const known =
        held.byKey.get(parsed.externalKey) ??
        (parsed.countingUnit === "paragraph" ? held.byRef.get(parsed.refs[0] ?? "") : undefined);
      if (known) compare(parsed, known, plan);
      else create(parsed, taken, plan);
    }
  }
  return plan;
}

function create(parsed: ParsedRecommendation, taken: Set<string>, plan: Plan): void {
  const ref = parsed.refs.find((candidate) => !taken.has(candidate));
  if (ref) {
    taken.add(ref);
    plan.creations.push({ ref, parsed });
    return;
  }
  const wanted = parsed.refs[0] ?? "";
  plan.unchanged += 1;
  plan.conflicts.push({
    row: parsed.row,
    ref: wanted,
    field: "reference",
    held: "another recommendation",
    offered: wanted,
  });
}

function compare(parsed: ParsedRecommendation, held: Held, plan: Plan): void {
  const conflict = (field: ConflictField, was: string, offered: string) =>
    plan.conflicts.push({ row: parsed.row, ref: held.ref, field, held: was, offered });
  if (held.state !== parsed.state) {
    conflict("State under review", held.state ?? "none", parsed.state);
    plan.unchanged += 1;
    return;
  }
  const fill = emptyFill(held);

  if (held.text === null || (held.isOwnDraft && held.text !== parsed.text)) fill.text = parsed.text;
  else if (!sameWords(held.text, parsed.text)) conflict("text", held.text, parsed.text);

  if (parsed.actionCategory !== null && held.actionCategory !== parsed.actionCategory) {
    if (held.actionCategory === null || held.isOwnDraft)
      fill.actionCategory = parsed.actionCategory;
    else conflict("action category", `${held.actionCategory}`, `${parsed.actionCategory}`);
  }

  if (held.position === null) fill.response = parsed.response;
  else if (held.position !== parsed.response.position)
    conflict("position", held.position, parsed.response.position);

  if (held.issuers.length === 0) fill.issuers = parsed.issuers;
  else if (!parsed.issuers.every((iso3) => held.issuers.includes(iso3)))
    conflict("recommending States", held.issuers.join(", "), parsed.issuers.join(", "));

  // Staff may have taken one theme of several away: the file's are added only where none of them stands.
  const themes = parsed.themes.map(({ label }) => wordOf(label));
  if (!themes.some((code) => held.themes.includes(code))) fill.themes = themes;
  if (held.groups.length === 0) fill.groups = parsed.groups.map(wordOf);
  if (!held.hasDocument) fill.symbol = parsed.symbol;
  if (!held.hasReview) fill.review = { state: parsed.state, cycle: parsed.cycle };

  if (!saysSomething(fill)) plan.unchanged += 1;
  else if (held.isOwnDraft) plan.corrections.push(fill);
  else plan.waiting.push(fill);
}

const emptyFill = ({ id, ref, isOwnDraft }: Held): Fill => ({
  id,
  ref,
  replace: isOwnDraft,
  text: null,
  actionCategory: null,
  issuers: [],
  themes: [],
  groups: [],
  response: null,
  symbol: null,
  review: null,
});

const saysSomething = (fill: Fill) =>
  [fill.issuers, fill.themes, fill.groups].some((list) => list.length > 0) ||
  [fill.text, fill.actionCategory, fill.response, fill.symbol, fill.review].some(
    (value) => value !== null,
  );

const sameWords = (one: string, other: string) => plain(one) === plain(other);
const plain = (text: string) => text.normalize("NFKC").replaceAll(/\s+/g, " ").trim();

/** The word for a label in addresses; a label without a Latin letter keeps its own letters. */
export const wordOf = (label: string): string =>
  codeOf(label) || label.trim().toLowerCase().replaceAll(/\s+/g, "-");

/** Waits until no other import or approval touches these States; held to the end of the transaction. */
export async function lockStates(tx: Tx, states: string[]): Promise<void> {
  const sorted = [...new Set(states)].sort();
  await tx.$executeRaw(Prisma.sql`
    select pg_advisory_xact_lock(hashtext('import'), hashtext(iso3))
    from unnest(${sorted}::text[]) with ordinality as given (iso3, place) order by place`);
}
