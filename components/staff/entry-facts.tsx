import Link from "next/link";
import type { EntryFacts as Facts, EntryKind } from "@/lib/domain/entry/kind";
import { fieldsOf, type Field } from "@/lib/domain/entry/shape";
import { dateWords } from "@/lib/messages/date";
import { choiceWords, fieldWords, flagWords } from "@/lib/messages/entry";
import { recordWords as t } from "@/lib/messages/record";

/** What links are called and where they lead, by target and value: "state CHN", "entry:vote 2022-debate". */
export type LinkNames = Record<string, { title: string; href: string | null }>;
type Given = { kind: EntryKind; names: LinkNames };

/** What an entry says, field by field; what it does not say is left out. `only` names the fields to show. */
export function EntryFacts({
  kind,
  facts,
  names,
  only,
}: Given & { facts: Facts; only?: readonly string[] }) {
  const values = facts as Record<string, unknown>;
  return (
    <dl className="grid gap-x-6 gap-y-3 sm:grid-cols-[11rem_1fr]">
      {fieldsOf(kind)
        .filter(({ name }) => !isEmpty(values[name]) && (!only || only.includes(name)))
        .map((field) => (
          <div key={field.name} className="sm:contents">
            <dt className="text-small text-soft">{fieldWords(kind, field.name)}</dt>
            <dd className="min-w-0">
              <FieldValue kind={kind} field={field} value={values[field.name]} names={names} />
            </dd>
          </div>
        ))}
    </dl>
  );
}

export const isEmpty = (value: unknown): boolean =>
  value === null || value === undefined || (Array.isArray(value) && value.length === 0);

/** The value of one field: words, a list, or rows. */
export function FieldValue({
  kind,
  field,
  value,
  names,
}: Given & { field: Field; value: unknown }) {
  if (isEmpty(value)) return <>–</>;
  if (field.holds === "rows")
    return (
      <RowsValue
        kind={kind}
        field={field}
        rows={value as Record<string, unknown>[]}
        names={names}
      />
    );
  if (field.holds === "one") return <Value kind={kind} field={field} value={value} names={names} />;
  const short = field.target === "state" || field.input === "line";
  return (
    <ul className={short ? "flex flex-wrap gap-x-4" : "grid gap-1"}>
      {(value as unknown[]).map((one) => (
        <li key={String(one)} className="min-w-0">
          <Value kind={kind} field={field} value={one} names={names} />
        </li>
      ))}
    </ul>
  );
}

type Rows = Given & { field: Field; rows: Record<string, unknown>[] };

function RowsValue({ kind, field, rows, names }: Rows) {
  const [first, second] = field.fields;
  if (field.name === "sources") return <Sources rows={rows as Source[]} />;
  if (field.fields.length === 2 && first?.target === "state" && second?.input === "choice")
    return <GroupedStates kind={kind} field={field} rows={rows} names={names} />;
  return <RowsTable kind={kind} field={field} rows={rows} names={names} />;
}

type Source = {
  title: string;
  publisher: string | null;
  url: string | null;
  publishedOn: string | null;
};

const Sources = ({ rows }: { rows: Source[] }) => (
  <ol className="text-small grid list-decimal gap-1 pl-5">
    {rows.map(({ title, publisher, url, publishedOn }, index) => (
      <li key={index} dir="auto">
        {url ? (
          <a href={url} target="_blank" rel="noreferrer noopener">
            {title}
          </a>
        ) : (
          title
        )}
        <span className="text-soft">
          {[publisher, publishedOn && dateWords(publishedOn)]
            .filter(Boolean)
            .map((one) => ` · ${one}`)}
        </span>
      </li>
    ))}
  </ol>
);

/** States under the word for what they did: forty-seven rows of a vote in four lines. */
function GroupedStates({ kind, field, rows, names }: Rows) {
  const [state, choice] = field.fields as [Field, Field];
  return (
    <div className="grid gap-2">
      {choice.options.map((option) => {
        const of = rows.filter((row) => row[choice.name] === option);
        return of.length === 0 ? null : (
          <div key={option}>
            <p className="text-small font-semibold">
              {t("grouped", { words: choiceWords(kind, choice.name, option), count: of.length })}
            </p>
            <ul className="text-small flex flex-wrap gap-x-4">
              {of.map((row) => (
                <li key={String(row[state.name])}>
                  <Value kind={kind} field={state} value={row[state.name]} names={names} />
                </li>
              ))}
            </ul>
          </div>
        );
      })}
    </div>
  );
}

function RowsTable({ kind, field, rows, names }: Rows) {
  const columns = field.fields.filter(({ name }) => rows.some((row) => !isEmpty(row[name])));
  return (
    <div className="overflow-x-auto">
      <table className="text-small w-full border-collapse">
        <thead>
          <tr>
            {columns.map(({ name }) => (
              <th
                key={name}
                scope="col"
                className="border-rule text-note text-soft border-b py-1 pr-4 text-left font-normal"
              >
                {fieldWords(kind, name, field.name)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={index} className="border-rule border-b align-top">
              {columns.map((column) => (
                <td key={column.name} className="py-1 pr-4">
                  {isEmpty(row[column.name]) ? (
                    "–"
                  ) : (
                    <Value kind={kind} field={column} value={row[column.name]} names={names} />
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Value({ kind, field, value, names }: Given & { field: Field; value: unknown }) {
  if (typeof value === "boolean") return <>{flagWords(value)}</>;
  const text = String(value);
  switch (field.input) {
    case "choice":
      return <>{choiceWords(kind, field.name, text)}</>;
    case "date":
    case "day":
      return <>{dateWords(text)}</>;
    case "link":
      return <LinkValue name={names[`${field.target} ${text}`]} value={text} />;
    default:
      return /^https?:\/\/\S+$/i.test(text) ? (
        <a href={text} target="_blank" rel="noreferrer noopener" className="break-all">
          {text}
        </a>
      ) : (
        <span dir="auto" className="break-words whitespace-pre-wrap">
          {text}
        </span>
      );
  }
}

function LinkValue({ name, value }: { name: LinkNames[string] | undefined; value: string }) {
  if (!name) return <>{value}</>;
  if (!name.href) return <>{name.title}</>;
  return (
    <Link prefetch={false} href={name.href} dir="auto">
      <span className="line-clamp-2">{name.title}</span>
    </Link>
  );
}
