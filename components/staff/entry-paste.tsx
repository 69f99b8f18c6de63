"use client";

import { Button } from "@/components/ui/button";
import { Disclosure } from "@/components/ui/disclosure";
import { Select } from "@/components/ui/select";
import { Textarea } from "@/components/ui/textarea";
import { errorOf, type Answer } from "./answer";
import type { RowColumn, RowWords } from "./entry-row-control";

/** A whole list of States becomes rows, each with the same word for what they all did. */
export function PasteStates({
  name,
  columns,
  words,
  answer,
}: {
  name: string;
  columns: readonly RowColumn[];
  words: RowWords;
  answer: Answer;
}) {
  const field = `paste.${name}`;
  const error = errorOf(answer, field);
  return (
    <Disclosure summary={words.paste} open={Boolean(error)}>
      <div className="grid gap-3">
        <Textarea
          name={field}
          label={words.pasteList}
          hint={words.pasteHint}
          rows={5}
          error={error}
          defaultValue={answer?.typed[field]?.[0]}
        />
        {columns
          .filter(({ input }) => input === "choice")
          .map((column) => (
            <Select
              key={column.name}
              name={`${field}.${column.name}`}
              label={column.label}
              options={column.options}
              empty={words.empty}
              defaultValue={answer?.typed[`${field}.${column.name}`]?.[0]}
            />
          ))}
        <div>
          <Button name="step" value={`paste:${name}`}>
            {words.pasteAdd}
          </Button>
        </div>
      </div>
    </Disclosure>
  );
}
