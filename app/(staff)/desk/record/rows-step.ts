import "server-only";
import type { EntryKind } from "@/lib/domain/entry/kind";
import { formFieldsOf, type Field } from "@/lib/domain/entry/shape";
import { hasRows, rowsIn, withoutEmptyRows, type Written } from "@/lib/domain/entry/written";
import type { FieldProblem } from "@/lib/domain/outcome";
import type { StaffMember } from "@/lib/domain/permission";
import { findStates } from "@/lib/staff/entry-name";
import type { EntryWritten } from "./written";

/** The form after this step: a row more, one less, or a row for each State of a list. */
export async function rowsStep(
  who: StaffMember,
  { frame: { kind, step }, written }: EntryWritten,
): Promise<{ written: Written; problems: FieldProblem[] }> {
  const [verb = "", place = ""] = step.split(":");
  if (verb === "add") return { written: withRow(kind, place, written), problems: [] };
  if (verb === "remove") return { written: withoutRow(kind, place, written), problems: [] };
  return withPasted(who, kind, written);
}

const fieldAt = (kind: EntryKind, place: string): Field | undefined =>
  formFieldsOf(kind).find((field) => hasRows(field) && place === `facts.${field.name}`);

function withRow(kind: EntryKind, place: string, written: Written): Written {
  const field = fieldAt(kind, place);
  if (!field) return written;
  const index = rowsIn(field, written).length;
  const names = field.holds === "list" ? [""] : field.fields.map(({ name }) => `.${name}`);
  const empty: Written = Object.fromEntries(
    names.map((name) => [`${place}.${index}${name}`, [""]]),
  );
  return { ...written, ...empty };
}

function withoutRow(kind: EntryKind, place: string, written: Written): Written {
  const left = Object.entries(written).filter(
    ([name]) => name !== place && !name.startsWith(`${place}.`),
  );
  return withoutEmptyRows(kind, Object.fromEntries(left));
}

/** Lists of States that stand in a box for them become rows; what no State is called stays in the box, and is named. */
async function withPasted(who: StaffMember, kind: EntryKind, given: Written) {
  let written = given;
  const problems: FieldProblem[] = [];
  for (const field of formFieldsOf(kind)) {
    const box = `paste.facts.${field.name}`;
    const list = written[box]?.[0]?.trim();
    if (!list || field.holds !== "rows") continue;
    const found = await findStates(who, list);
    written = { ...withStates(field, found.names, written), [box]: [found.unknown.join("\n")] };
    if (found.unknown.length > 0) problems.push({ field: box, message: found.problems.join(" ") });
  }
  return { written, problems };
}

function withStates(field: Field, names: string[], written: Written): Written {
  const state = field.fields.find(({ target }) => target === "state");
  if (!state) return written;
  const from = rowsIn(field, written).length;
  const choices = field.fields.filter(({ input }) => input === "choice");
  const added: Written = {};
  names.forEach((name, index) => {
    const row = `facts.${field.name}.${from + index}`;
    added[`${row}.${state.name}`] = [name];
    for (const choice of choices)
      added[`${row}.${choice.name}`] = written[`paste.facts.${field.name}.${choice.name}`] ?? [""];
  });
  return { ...written, ...added };
}
