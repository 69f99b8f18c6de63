"use client";

import { useEffect, useState, type ComponentProps } from "react";
import { CONTROL, described } from "@/components/ui/labelled";

type Suggestion = { value: string; label: string };
const PAUSE_MS = 250;

/** An input that suggests, while its reader writes, what a link may point at. Without script it is a plain input. */
export function SuggestedInput({
  target,
  id,
  hint,
  error,
  className = "",
  ...input
}: ComponentProps<"input"> & {
  id: string;
  target: string;
  hint?: boolean;
  error?: string | undefined;
}) {
  const [words, setWords] = useState("");
  const suggestions = useSuggestions(target, words);
  const list = `${id}-suggestions`;
  return (
    <>
      <input
        id={id}
        list={list}
        autoComplete="off"
        className={`${CONTROL} ${className}`}
        {...described(id, { hint, error })}
        {...input}
        onInput={(event) => setWords(event.currentTarget.value)}
      />
      <datalist id={list}>
        {suggestions.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </datalist>
    </>
  );
}

function useSuggestions(target: string, words: string): Suggestion[] {
  const [suggestions, setSuggestions] = useState<Suggestion[]>([]);
  useEffect(() => {
    if (words.trim().length < 2) return;
    const over = new AbortController();
    const asking = window.setTimeout(() => {
      const question = new URLSearchParams({ target, q: words });
      fetch(`/desk/record/suggest?${question}`, { signal: over.signal })
        .then((answer) => (answer.ok ? (answer.json() as Promise<Suggestion[]>) : []))
        .then(setSuggestions)
        // Without suggestions the form works as well: a reference can be written.
        .catch(() => undefined);
    }, PAUSE_MS);
    return () => {
      window.clearTimeout(asking);
      over.abort();
    };
  }, [target, words]);
  return suggestions;
}
