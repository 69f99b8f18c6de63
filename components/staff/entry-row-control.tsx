"use client";

import { CONTROL, described, ErrorText } from "@/components/ui/labelled";
import type { Option } from "@/components/ui/select";
import { SuggestedInput } from "./entry-suggested";

/** One field of each row. A list of links has a single one, whose name is "". */
export type RowColumn = {
  name: string;
  label: string;
  input: "line" | "prose" | "choice" | "state" | "link";
  options: readonly Option[];
  target: string;
};
export type RowWords = Record<
  "none" | "add" | "remove" | "row" | "paste" | "pasteList" | "pasteHint" | "pasteAdd" | "empty",
  string
>;
export type Row = Record<string, string>;

/** One cell of a row, with its label: seen above the first row, and said with each. */
export function RowControl({
  column,
  name,
  row,
  named,
  value,
  title,
  empty,
  error,
}: {
  column: RowColumn;
  name: string;
  row: string;
  /** Is its name seen, or only said? */
  named: boolean;
  value: string;
  title: string | undefined;
  empty: string;
  error: string | undefined;
}) {
  const shared = { id: name, name, defaultValue: value, ...described(name, { error }) };
  return (
    <div className={`min-w-0 ${error ? "border-alarm border-l-4 pl-2" : ""}`}>
      <label htmlFor={name} className={`text-note text-soft block ${named ? "" : "md:sr-only"}`}>
        {column.label}
        <span className="sr-only">, {row}</span>
      </label>
      {error && <ErrorText id={name} error={error} />}
      {column.input === "choice" ? (
        <select {...shared} className={CONTROL}>
          <option value="">{empty}</option>
          {column.options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      ) : column.input === "prose" ? (
        <textarea {...shared} rows={2} dir="auto" className={CONTROL} />
      ) : column.input === "link" ? (
        <SuggestedInput {...shared} target={column.target} error={error} />
      ) : (
        <input
          {...shared}
          dir="auto"
          {...(column.input === "state" && { list: "states", autoComplete: "off" })}
          className={CONTROL}
        />
      )}
      {title && (
        <p dir="auto" className="text-note text-soft line-clamp-2">
          {title}
        </p>
      )}
    </div>
  );
}
