"use client";

import { useRef } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { ErrorText } from "@/components/ui/labelled";
import { Select, type Option } from "@/components/ui/select";
import { errorOf } from "./answer";
import { useSending } from "./form";

export type LinkedRecommendation = { ref: string; text: string; relation: string; note: string };
/** `why` is said of what was suggested: what it has in common with the source. */
export type FoundRecommendations = {
  items: { ref: string; text: string; why?: string }[];
  total: number;
  isSuggested?: boolean;
};
/** What the action gives back at each step of the search. */
export type LinkStep = {
  links: LinkedRecommendation[];
  found: FoundRecommendations | null;
  /** Fields of the form that were read off what was pasted. */
  filled?: Record<string, string>;
};

export type LinkWords = Record<
  | "legend"
  | "none"
  | "relation"
  | "note"
  | "remove"
  | "search"
  | "searchHint"
  | "find"
  | "add"
  | "nothing"
  | "more"
  | "suggest"
  | "suggestHint"
  | "nothingLike",
  string
>;

/** The recommendations that a source speaks to: found by words, added, and each given its relation. */
export function LinkedRecommendations({
  standing,
  relations,
  words,
}: {
  standing: LinkedRecommendation[];
  relations: readonly Option[];
  words: LinkWords;
}) {
  const { answer } = useSending();
  const step = answer?.more as LinkStep | undefined;
  const links = step?.links ?? standing;
  const error = errorOf(answer, "links");
  return (
    <fieldset className={error ? "border-alarm border-l-4 pl-3" : undefined}>
      <legend className="text-small font-semibold">{words.legend}</legend>
      {error && <ErrorText id="links" error={error} />}
      {links.length === 0 && <p className="text-small text-soft">{words.none}</p>}
      <ul>
        {links.map((link) => (
          <LinkRow key={link.ref} link={link} relations={relations} words={words} />
        ))}
      </ul>
      <Search found={step?.found ?? null} taken={links} words={words} />
    </fieldset>
  );
}

function LinkRow({
  link,
  relations,
  words,
}: {
  link: LinkedRecommendation;
  relations: readonly Option[];
  words: LinkWords;
}) {
  return (
    <li className="border-rule border-b py-3">
      <input type="hidden" name="ref" value={link.ref} />
      <p>
        <strong>{link.ref}</strong>{" "}
        <span dir="auto" className="line-clamp-2">
          {link.text}
        </span>
      </p>
      <div className="mt-2 grid gap-3 sm:grid-cols-2">
        <Select
          id={`relation-${link.ref}`}
          name="relation"
          label={words.relation}
          options={relations}
          defaultValue={link.relation}
        />
        <Field id={`note-${link.ref}`} name="note" label={words.note} defaultValue={link.note} />
      </div>
      <button
        type="submit"
        name="step"
        value={`remove:${link.ref}`}
        className="text-small text-accent min-h-8 underline"
      >
        {words.remove} <span className="sr-only">{link.ref}</span>
      </button>
    </li>
  );
}

function Search({
  found,
  taken,
  words,
}: {
  found: FoundRecommendations | null;
  taken: LinkedRecommendation[];
  words: LinkWords;
}) {
  const find = useRef<HTMLButtonElement>(null);
  const { answer } = useSending();
  const left = found?.items.filter(({ ref }) => !taken.some((link) => link.ref === ref)) ?? [];
  return (
    <div className="mt-3">
      <div className="flex items-end gap-3">
        <div className="min-w-0 flex-1">
          <Field
            name="find"
            type="search"
            label={words.search}
            hint={words.searchHint}
            defaultValue={answer?.typed["find"]?.[0]}
            onKeyDown={(event) => {
              if (event.key !== "Enter") return;
              event.preventDefault();
              find.current?.click();
            }}
          />
        </div>
        <Button ref={find} name="step" value="find">
          {words.find}
        </Button>
      </div>
      <div className="mt-3 flex flex-wrap items-center gap-x-3">
        <Button name="step" value="suggest" aria-describedby="suggest-hint">
          {words.suggest}
        </Button>
        <span id="suggest-hint" className="text-note text-soft">
          {words.suggestHint}
        </span>
      </div>
      {found?.isSuggested && <input type="hidden" name="suggesting" value="yes" />}
      <div aria-live="polite" className="mt-2">
        {found && left.length === 0 && (
          <p className="text-small text-soft py-2">
            {found.isSuggested ? words.nothingLike : words.nothing}
          </p>
        )}
        <ul>
          {left.map(({ ref, text, why }) => (
            <li key={ref} className="border-rule flex items-start gap-3 border-b py-2">
              <Button name="step" value={`add:${ref}`} className="shrink-0">
                {words.add} <span className="sr-only">{ref}</span>
              </Button>
              <span className="text-small min-w-0">
                <strong>{ref}</strong>{" "}
                <span dir="auto" className="line-clamp-2">
                  {text}
                </span>
                {why && <span className="text-note text-soft block">{why}</span>}
              </span>
            </li>
          ))}
        </ul>
        {found && found.total > found.items.length && (
          <p className="text-small text-soft py-2">{words.more}</p>
        )}
      </div>
    </div>
  );
}
