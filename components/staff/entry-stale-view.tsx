"use client";

import { useSending } from "./form";
import { SideBySide, type Difference } from "./side-by-side";

/** After a refusal for a stale version: what somebody else saved, beside what was typed, which stays in the form. */
export function EntryStaleView({
  words,
}: {
  words: { standing: string; own: string; same: string; take: string };
}) {
  const { answer } = useSending();
  if (!answer || answer.outcome.ok || answer.outcome.problem.code !== "stale") return null;
  const { differences } = answer.more as { differences: Difference[] };
  return <SideBySide differences={differences} words={words} />;
}
