"use client";

import { useDeferredValue, useEffect, useId, useRef, useState } from "react";
import type { TextareaProps } from "@/components/ui/textarea";
import type { Run, Written } from "@/lib/export/report/block";
import { wordsWritten } from "@/lib/export/report/word-count";
import { toWritten } from "@/lib/export/report/written";
import { TextareaField } from "./form";

export type MarkedWords = { title: string; hint: string; count: string };

/** Text with marks of Markdown, and beside it as it will read: read by what reads it for a report. */
export function MarkedField({
  words,
  hint,
  ...area
}: TextareaProps & { words: MarkedWords; defaultValue: string }) {
  const box = useRef<HTMLDivElement>(null);
  const [typed, setTyped] = useState(area.defaultValue);
  // What was typed before, and is put back, stands in the field before this is alive.
  useEffect(() => {
    const standing = box.current?.querySelector("textarea");
    if (standing) setTyped(standing.value);
  }, []);
  const parts = toWritten(useDeferredValue(typed));
  return (
    <div
      ref={box}
      className="grid items-start gap-x-8 gap-y-3 lg:grid-cols-2"
      onInput={({ target }) => {
        if (target instanceof HTMLTextAreaElement) setTyped(target.value);
      }}
    >
      <TextareaField {...area} hint={[hint, words.hint].filter(Boolean).join(" ")} rows={10} />
      {parts.length > 0 && <Preview parts={parts} words={words} />}
    </div>
  );
}

function Preview({ parts, words }: { parts: readonly Written[]; words: MarkedWords }) {
  const title = useId();
  return (
    <section aria-labelledby={title} className="border-rule min-w-0 border-t pt-2">
      <p className="text-note text-soft mb-2 flex flex-wrap justify-between gap-x-4">
        <span id={title}>{words.title}</span>
        <span>{words.count.replace("{count}", String(wordsWritten(parts)))}</span>
      </p>
      <div dir="auto" className="grid gap-3 wrap-anywhere">
        {parts.map((part, at) => (
          <Part key={at} part={part} />
        ))}
      </div>
    </section>
  );
}

function Part({ part }: { part: Written }) {
  switch (part.kind) {
    case "subheading":
      return <p className="text-lead font-serif font-semibold">{part.text}</p>;
    case "quotation":
      return (
        <blockquote className="border-rule border-s-2 ps-3 font-serif">
          <Runs runs={part.runs} />
        </blockquote>
      );
    case "list": {
      const List = part.ordered ? "ol" : "ul";
      return (
        <List className={`grid gap-1 ps-6 ${part.ordered ? "list-decimal" : "list-disc"}`}>
          {part.items.map((runs, at) => (
            <li key={at}>
              <Runs runs={runs} />
            </li>
          ))}
        </List>
      );
    }
    case "paragraph":
      return (
        <p className="whitespace-pre-line">
          <Runs runs={part.runs} />
        </p>
      );
  }
}

const Runs = ({ runs }: { runs: readonly Run[] }) =>
  runs.map((run, at) => <One key={at} {...run} />);

function One({ text, strong, emphasis, url }: Run) {
  const stressed = emphasis ? <em>{text}</em> : text;
  const toned = strong ? <strong>{stressed}</strong> : stressed;
  // An address is shown and not gone to: a click must not take anybody from what they write.
  return url ? (
    <span className="text-accent underline" title={url}>
      {toned}
    </span>
  ) : (
    toned
  );
}
