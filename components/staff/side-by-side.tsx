"use client";

import { takeOver } from "./take-over";

export type Difference = {
  name: string;
  standing: string;
  own: string;
  /** The field of the form, where what stands can be taken over into it as it is. */
  field?: string | undefined;
};

/** Two versions of the same words, field by field: what stands there now, and what was typed here. */
export function SideBySide({
  differences,
  words,
}: {
  differences: Difference[];
  words: { standing: string; own: string; same: string; take: string };
}) {
  if (differences.length === 0) return <p className="text-small">{words.same}</p>;
  return (
    <dl className="mb-6 grid gap-4">
      {differences.map(({ name, standing, own, field }) => (
        <div key={name} className="border-rule border-t pt-2">
          <dt className="font-semibold">{name}</dt>
          <dd className="grid gap-4 md:grid-cols-2">
            <div>
              <Version title={words.standing} text={standing} />
              {field && (
                <button
                  type="button"
                  onClick={(event) => takeOver(event.currentTarget.form, field, standing)}
                  className="text-small text-accent min-h-8 underline"
                >
                  {words.take} <span className="sr-only">{name}</span>
                </button>
              )}
            </div>
            <Version title={words.own} text={own} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Version({ title, text }: { title: string; text: string }) {
  return (
    <div>
      <span className="text-note text-soft block">{title}</span>
      <p dir="auto" className="whitespace-pre-wrap">
        {text || "–"}
      </p>
    </div>
  );
}
