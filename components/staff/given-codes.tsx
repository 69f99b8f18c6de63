"use client";

import { SubmitButton, useSending } from "./form";

type Words = Record<"codes" | "keep" | "left" | "make" | "hint", string>;

/** The recovery codes that the command of this form gave back, this once; before that, the button that asks for them. */
export function GivenCodes({ words }: { words: Words }) {
  const { answer } = useSending();
  const value = answer?.outcome.ok ? (answer.outcome.value as { codes?: string[] } | null) : null;
  if (!value?.codes)
    return (
      <div className="flex flex-col gap-2">
        {words.left && <p>{words.left}</p>}
        {words.hint && <p className="text-small text-soft">{words.hint}</p>}
        <div>
          <SubmitButton>{words.make}</SubmitButton>
        </div>
      </div>
    );
  return (
    <div className="flex flex-col gap-3">
      <ol
        aria-label={words.codes}
        className="border-rule grid list-decimal gap-x-8 gap-y-1 border py-3 pr-4 pl-12 font-mono tabular-nums sm:grid-cols-2"
      >
        {value.codes.map((code) => (
          <li key={code} className="select-all">
            {code}
          </li>
        ))}
      </ol>
      <p className="font-semibold">{words.keep}</p>
    </div>
  );
}
