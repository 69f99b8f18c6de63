import type { ReactNode } from "react";
import type { Target } from "@/lib/domain/entry/field";
import type { EntryFacts, EntryKind } from "@/lib/domain/entry/kind";
import type { NameOf } from "@/lib/domain/entry/line";
import type { Field } from "@/lib/domain/entry/shape";
import { dateWords } from "@/lib/messages/date";
import { choiceWords, flagWords } from "@/lib/messages/entry";
import { countWords } from "@/lib/messages/figure";
import { addressOf, type Addresses } from "./place";

/** What a value needs in order to be shown: of which kind it is, and where its links lead. */
export type Showing = { kind: EntryKind; names: NameOf; to: Addresses };

/** One field of an entry as a reader meets it; null where there is nothing to say. */
export function valueOf(field: Field, value: unknown, showing: Showing): ReactNode {
  if (value === null || value === undefined) return null;
  if (field.holds === "one") return oneOf(field, value, showing);
  const shown = (value as unknown[])
    .map((one) => ({ key: String(one), words: oneOf(field, one, showing) }))
    .filter(({ words }) => words !== null);
  if (shown.length === 0) return null;
  return (
    <ul>
      {shown.map(({ key, words }) => (
        <li key={key}>{words}</li>
      ))}
    </ul>
  );
}

function oneOf({ name, input, target, nullable }: Field, value: unknown, showing: Showing) {
  switch (input) {
    case "date":
    case "day":
      return dateWords(String(value));
    case "number":
      return countWords(Number(value));
    case "flag":
      // A "no" that nobody had to say is no news.
      return value === true || nullable ? flagWords(Boolean(value)) : null;
    case "choice":
      return choiceWords(showing.kind, name, String(value));
    case "link":
      return target && <Linked target={target} value={String(value)} {...showing} />;
    case "line":
      return <Words name={name} text={String(value)} />;
    case "prose":
    case "marked":
      return <Paragraphs text={String(value)} />;
    case "rows":
      return null; // Rows stand as a table of their own.
  }
}

/** A line: an address leads there, and somebody's own words are marked as such. */
function Words({ name, text }: { name: string; text: string }) {
  if (name === "verbatim") return <q className="font-serif">{text}</q>;
  if (!/^https?:\/\//.test(text)) return <>{text}</>;
  return (
    <a href={text} className="break-all">
      {text}
    </a>
  );
}

/** What something points at, by its name. Of what is not in the edition nothing is said. */
export function Linked({
  target,
  value,
  names,
  to,
}: {
  target: Target;
  value: string;
} & Pick<Showing, "names" | "to">) {
  const name = names(target, value);
  if (!name) return null;
  return (
    <>
      <a href={addressOf(to, target, value)}>{name.label}</a>
      {name.detail && <span className="text-soft">: {shortened(name.detail)}</span>}
    </>
  );
}

const LONG = 160;

/** As much of a text as a line beside its link can hold, cut between words. */
export function shortened(text: string, length = LONG): string {
  if (text.length <= length) return text;
  return `${text.slice(0, text.lastIndexOf(" ", length))} …`;
}

export function Paragraphs({ text }: { text: string }) {
  return (
    <>
      {text.split(/\n{2,}/).map((paragraph) => (
        <p key={paragraph} className="mt-3 first:mt-0">
          {paragraph}
        </p>
      ))}
    </>
  );
}

/** A field of facts by its name, whatever the kind. */
export const factOf = (facts: EntryFacts, name: string): unknown =>
  (facts as Record<string, unknown>)[name];
