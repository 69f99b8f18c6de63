"use client";

import { Field } from "@/components/ui/field";
import { useSending } from "./form";

/** The one-time link that the command of this form gave back, to be copied. It is shown this once. */
export function GivenLink({ id, label }: { id: string; label: string }) {
  const { answer } = useSending();
  const value = answer?.outcome.ok ? (answer.outcome.value as { link?: string } | null) : null;
  return value?.link ? (
    <Field id={id} name="link" label={label} value={value.link} readOnly />
  ) : null;
}
