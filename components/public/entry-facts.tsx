import type { ReactNode } from "react";
import type { EntryFacts, EntryKind } from "@/lib/domain/entry/kind";
import type { NameOf } from "@/lib/domain/entry/line";
import { fieldsOf, type Field } from "@/lib/domain/entry/shape";
import { fieldWords } from "@/lib/messages/entry";
import { translator } from "@/lib/messages/words";
import { Entry } from "./entry";
import { factOf, valueOf, type Showing } from "./entry-value";
import type { Addresses } from "./place";

const t = translator("pages");

/** Said elsewhere on the page: in its head, in its margin, at its foot. */
const ELSEWHERE = [
  ...["title", "name", "abbreviation", "type", "summary"],
  ...["about", "territories", "sources"],
];
const AT_THE_FOOT = ["lastCheckedOn", "remark"];

/** What a kind's facts need in order to be shown. */
export type Told = { kind: EntryKind; facts: EntryFacts; names: NameOf; to: Addresses };

/** The facts of an entry as its schema orders them: short ones as a list, rows as tables. `except` are told by others. */
export function EntryFactsBody({ except = [], ...told }: Told & { except?: readonly string[] }) {
  const { kind } = told;
  const fields = fieldsOf(kind).filter(
    ({ name }) =>
      !ELSEWHERE.includes(name) && !AT_THE_FOOT.includes(name) && !except.includes(name),
  );
  return (
    <>
      <FactList {...told} fields={fields.filter(({ holds }) => holds !== "rows")} />
      {fields
        .filter(({ holds }) => holds === "rows")
        .map((field) => (
          <FactTable key={field.name} {...told} field={field} />
        ))}
    </>
  );
}

/** Names and values beside each other; nothing where nothing is known. */
export function FactList({ fields, ...told }: Told & { fields: readonly Field[] }) {
  const known = fields.flatMap((field) => {
    const value = valueOf(field, factOf(told.facts, field.name), told);
    return value === null ? [] : [{ name: fieldWords(told.kind, field.name), value }];
  });
  if (known.length === 0) return null;
  return (
    <Entry id="particulars" name={t("entry.particulars")}>
      <Pairs pairs={known} />
    </Entry>
  );
}

export function Pairs({ pairs }: { pairs: readonly { name: string; value: ReactNode }[] }) {
  return (
    <dl className="grid grid-cols-[minmax(0,1fr)] gap-x-8 gap-y-1 sm:grid-cols-[12rem_minmax(0,1fr)] sm:gap-y-3">
      {pairs.map(({ name, value }) => (
        <div key={name} className="contents">
          <dt className="text-small text-soft mt-3 sm:mt-0">{name}</dt>
          <dd className="max-w-measure">{value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** Rows of further facts, with a column for each field that any of them fills. */
function FactTable({ field, ...told }: Told & { field: Field }) {
  const rows = factOf(told.facts, field.name) as Record<string, unknown>[];
  if (rows.length === 0) return null;
  const columns = field.fields.filter(({ name }) => rows.some((row) => row[name] !== null));
  const title = fieldWords(told.kind, field.name);
  return (
    <Entry id={field.name} name={title}>
      <RowsTable
        caption={title}
        columns={columns.map(({ name }) => ({
          key: name,
          label: fieldWords(told.kind, name, field.name),
        }))}
        rows={rows.map((row) => columns.map((column) => cellOf(column, row[column.name], told)))}
      />
    </Entry>
  );
}

const cellOf = (column: Field, value: unknown, showing: Showing): ReactNode =>
  valueOf(column, value, showing);

/** A table that stays inside a phone: what is too wide scrolls within its own frame. */
export function RowsTable({
  caption,
  columns,
  rows,
}: {
  caption: string;
  columns: readonly { key: string; label: string }[];
  rows: readonly (readonly ReactNode[])[];
}) {
  return (
    <div className="overflow-x-auto" role="region" aria-label={caption} tabIndex={0}>
      <table className="text-small w-full">
        <caption className="sr-only">{caption}</caption>
        <thead>
          <tr className="border-ink border-b text-left">
            {columns.map(({ key, label }) => (
              <th key={key} scope="col" className="py-1.5 pr-6 align-bottom font-semibold">
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((cells, row) => (
            <tr key={row} className="border-rule border-b">
              {cells.map((cell, column) => (
                <td key={columns[column]?.key} className="max-w-[40ch] py-1.5 pr-6 align-top">
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
