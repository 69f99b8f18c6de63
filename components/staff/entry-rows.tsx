"use client";

import { useRef, useState, type KeyboardEvent } from "react";
import { Button } from "@/components/ui/button";
import { ErrorText } from "@/components/ui/labelled";
import { errorOf, type Answer } from "./answer";
import { PasteStates } from "./entry-paste";
import { RowControl, type Row, type RowColumn, type RowWords } from "./entry-row-control";
import { useSending } from "./form";

/** Rows of a form: added and removed by a button or by Enter, and kept as they are through every answer. */
export function EntryRows(props: {
  name: string;
  label: string;
  hint?: string | undefined;
  columns: readonly RowColumn[];
  standing: readonly Row[];
  /** So many rows are there to be written, even while they are empty. */
  least: number;
  /** What the things that a row points at are called. */
  titles: Record<string, string>;
  /** Is each row about a State, so that a list of them can become rows? */
  paste: boolean;
  words: RowWords;
}) {
  const { answer } = useSending();
  const [seen, setSeen] = useState({ answer, count: 0 });
  // After each answer the rows are those that were sent, in the server's order.
  if (seen.answer !== answer) setSeen({ answer, count: seen.count + 1 });
  const written = answer ? rowsTyped(props.name, answer.typed) : props.standing;
  const missing = Math.max(0, props.least - written.length);
  const rows = [...written, ...Array.from({ length: missing }, () => ({}))];
  return <RowList key={seen.count} {...props} rows={rows} answer={answer} />;
}

/** The rows that were sent, by the names of their fields. */
function rowsTyped(name: string, typed: Record<string, string[]>): Row[] {
  const rows: Row[] = [];
  for (const [field, [text = ""]] of Object.entries(typed)) {
    if (!field.startsWith(`${name}.`)) continue;
    const [index = "", inner = ""] = field.slice(name.length + 1).split(".");
    if (/^\d+$/.test(index)) rows[Number(index)] = { ...rows[Number(index)], [inner]: text };
  }
  return rows.filter(Boolean);
}

type Kept = { id: number; from: number | null };

function RowList({
  name,
  label,
  hint,
  columns,
  rows,
  titles,
  paste,
  words,
  answer,
}: Parameters<typeof EntryRows>[0] & { rows: readonly Row[]; answer: Answer }) {
  const box = useRef<HTMLFieldSetElement>(null);
  const [kept, setKept] = useState<Kept[]>(rows.map((_, from) => ({ id: from, from })));
  const add = () => {
    const id = 1 + Math.max(-1, ...kept.map((one) => one.id));
    setKept([...kept, { id, from: null }]);
    focusLater(box.current, `[data-row="${kept.length}"] :is(input, select, textarea)`);
  };
  const remove = (id: number, at: number) => {
    setKept(kept.filter((one) => one.id !== id));
    const before = at > 0 ? `[data-row="${at - 1}"] :is(input, select, textarea)` : "[data-add]";
    focusLater(box.current, before);
  };
  const error = errorOf(answer, name);
  return (
    <fieldset
      ref={box}
      aria-describedby={
        [hint && `${name}-hint`, error && `${name}-error`].filter(Boolean).join(" ") || undefined
      }
      className={error ? "border-alarm border-l-4 pl-3" : undefined}
    >
      <legend className="text-small font-semibold">{label}</legend>
      {hint && (
        <p id={`${name}-hint`} className="text-soft text-note">
          {hint}
        </p>
      )}
      {error && kept.length === 0 && <ErrorText id={name} error={error} />}
      {kept.length === 0 && <p className="text-small text-soft py-1">{words.none}</p>}
      <ol className="mt-1 grid gap-2">
        {kept.map(({ id, from }, at) => (
          <RowControls
            key={id}
            at={at}
            name={`${name}.${at}`}
            label={label}
            columns={columns}
            row={from === null ? {} : (rows[from] ?? {})}
            titles={titles}
            words={words}
            errorIn={(column) =>
              from === null
                ? undefined
                : errorOf(answer, column ? `${name}.${from}.${column}` : `${name}.${from}`)
            }
            onEnter={() =>
              at === kept.length - 1
                ? add()
                : focusLater(box.current, `[data-row="${at + 1}"] :is(input, select, textarea)`)
            }
            onRemove={() => remove(id, at)}
          />
        ))}
      </ol>
      <div className="mt-2">
        <Button
          name="step"
          value={`add:${name}`}
          data-add
          onClick={(event) => {
            event.preventDefault();
            add();
          }}
        >
          {words.add}
          <span className="sr-only">: {label}</span>
        </Button>
      </div>
      {paste && <PasteStates name={name} columns={columns} words={words} answer={answer} />}
    </fieldset>
  );
}

/** Once the rows are drawn anew. */
function focusLater(box: HTMLElement | null, what: string) {
  window.requestAnimationFrame(() => {
    const found = box?.querySelector(what);
    if (found instanceof HTMLElement) found.focus();
  });
}

/** Few fields stand in a line, with their names above the first row; more are set in two lines, each with its name. */
const WIDTHS: Record<number, string> = {
  1: "md:grid-cols-1",
  2: "md:grid-cols-2",
  3: "md:grid-cols-3",
  4: "md:grid-cols-2",
};
const IN_A_LINE = 3;

function RowControls({
  at,
  name,
  label,
  columns,
  row,
  titles,
  words,
  errorIn,
  onEnter,
  onRemove,
}: {
  at: number;
  name: string;
  /** What the rows are called together. */
  label: string;
  columns: readonly RowColumn[];
  row: Row;
  titles: Record<string, string>;
  words: RowWords;
  errorIn: (column: string) => string | undefined;
  onEnter: () => void;
  onRemove: () => void;
}) {
  const enter = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || !(event.target instanceof HTMLInputElement)) return;
    event.preventDefault();
    onEnter();
  };
  return (
    <li data-row={at} className="border-rule flex items-end gap-3 border-t pt-2" onKeyDown={enter}>
      <div className={`grid min-w-0 flex-1 gap-2 ${WIDTHS[columns.length] ?? WIDTHS[3]}`}>
        {columns.map((column) => {
          const value = row[column.name] ?? "";
          return (
            <RowControl
              key={column.name}
              column={column}
              name={column.name ? `${name}.${column.name}` : name}
              row={words.row.replace("{row}", String(at + 1))}
              named={at === 0 || columns.length > IN_A_LINE}
              value={value}
              title={titles[value]}
              empty={words.empty}
              error={errorIn(column.name)}
            />
          );
        })}
      </div>
      <button
        type="submit"
        name="step"
        value={`remove:${name}`}
        className="text-small text-accent min-h-10 shrink-0 underline"
        onClick={(event) => {
          event.preventDefault();
          onRemove();
        }}
      >
        {words.remove}{" "}
        <span className="sr-only">
          {words.row.replace("{row}", String(at + 1))}, {label}
        </span>
      </button>
    </li>
  );
}
