"use client";

import { useSending } from "./form";
import { SideBySide } from "./side-by-side";

/** After a refusal for a stale version: what somebody else saved, beside what was typed, which stays in the form. */
export function StaleView({
  names,
  words,
}: {
  /** The fields to compare, each with its name for the reader. */
  names: Record<string, string>;
  words: { standing: string; own: string; same: string; take: string };
}) {
  const { answer } = useSending();
  if (!answer || answer.outcome.ok || answer.outcome.problem.code !== "stale") return null;
  const held = (answer.outcome.problem.held ?? {}) as Record<string, unknown>;
  const differences = Object.entries(names)
    .map(([field, name]) => ({
      name,
      field: isOneText(held[field]) ? field : undefined,
      standing: textOf(held[field]),
      own: textOf(answer.typed[field] ?? []),
    }))
    .filter(({ standing, own }) => standing !== own);
  return <SideBySide differences={differences} words={words} />;
}

/** Lists and moments are written otherwise in the form than they are shown. */
const isOneText = (value: unknown) => value === null || typeof value === "string";

function textOf(value: unknown): string {
  if (Array.isArray(value)) return [...value].sort().join(", ");
  if (value instanceof Date) return value.toISOString();
  return typeof value === "string" || typeof value === "number" ? String(value) : "";
}
