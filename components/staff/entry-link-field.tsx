"use client";

import { Labelled } from "@/components/ui/labelled";
import { errorOf } from "./answer";
import { SuggestedInput } from "./entry-suggested";
import { useSending } from "./form";

/** One link of a form: an input that suggests, and under it what it points at now. */
export function LinkField({
  name,
  label,
  hint,
  target,
  defaultValue,
  title,
}: {
  name: string;
  label: string;
  hint?: string;
  target: string;
  defaultValue: string;
  title: string | undefined;
}) {
  const { answer } = useSending();
  const error = errorOf(answer, name);
  const value = answer?.typed[name]?.[0] ?? defaultValue;
  return (
    <Labelled id={name} label={label} hint={hint} error={error}>
      <SuggestedInput
        id={name}
        name={name}
        target={target}
        defaultValue={value}
        hint={Boolean(hint)}
        error={error}
      />
      {title && value === defaultValue && (
        <p dir="auto" className="text-note text-soft line-clamp-2">
          {title}
        </p>
      )}
    </Labelled>
  );
}
