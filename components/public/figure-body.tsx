import type { EntryLine, NameOf } from "@/lib/domain/entry/line";
import { dateWords } from "@/lib/messages/date";
import { translator } from "@/lib/messages/words";
import { Entry } from "./entry";
import { EntryFactsBody } from "./entry-facts";
import { Part } from "./entry-list";
import type { Addresses } from "./place";

const t = translator("pages");

type Figure = EntryLine<"figure">;

/** A number beside all others that answer the same question. None of them is marked as the right one. */
export function FigureBody({
  entry,
  others,
  names,
  to,
}: {
  entry: Figure;
  /** Other numbers that answer the same question. */
  others: readonly Figure[];
  names: NameOf;
  to: Addresses;
}) {
  const { kind, facts } = entry;
  return (
    <>
      <Entry id="figure" name={t("figure.question")} finding={facts.question}>
        <SideBySide figures={[entry, ...others]} to={to} here={entry.key} />
      </Entry>
      <EntryFactsBody
        {...{ kind, facts, names, to }}
        except={["question", "words", "unit", "saidBy", "on"]}
      />
    </>
  );
}

/** Questions, and under each the numbers that answer it, as their sources put them. */
export function FigureList({ entries, to }: { entries: readonly Figure[]; to: Addresses }) {
  const questions = [...new Set(entries.map(({ facts }) => facts.question))];
  return (
    <>
      {questions.map((question) => (
        <Part key={question} name={question}>
          <div className="pt-3 pb-4">
            <SideBySide
              figures={entries.filter(({ facts }) => facts.question === question)}
              to={to}
            />
          </div>
        </Part>
      ))}
    </>
  );
}

function SideBySide({
  figures,
  to,
  here,
}: {
  figures: readonly Figure[];
  to: Addresses;
  /** The one whose page this is. */
  here?: string;
}) {
  return (
    <ul className="grid gap-x-8 gap-y-6 sm:grid-cols-2 lg:grid-cols-3">
      {figures.map(({ key, facts: { words, unit, saidBy, on } }) => (
        <li key={key} className="border-rule border-t pt-2">
          <p className="text-title font-serif">
            {key === here ? words : <a href={to.entry("figure", key)}>{words}</a>}
          </p>
          <p className="text-small">{unit}</p>
          <p className="text-small text-soft mt-1">
            {saidBy}
            {on && `, ${dateWords(on)}`}
          </p>
        </li>
      ))}
    </ul>
  );
}
