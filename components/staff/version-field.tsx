"use client";

import { useSending } from "./form";

/**
 * The version that the writer has in front of them. After a save it is the new one; after a refusal for a stale one it
 * is the version that was then shown beside their own, so that saving again is a choice made with open eyes.
 */
export function VersionField({ standing }: { standing: number | undefined }) {
  return (
    <input type="hidden" name="version" value={useSeen("version", "number") ?? standing ?? ""} />
  );
}

/** The number of the version among those of its entry, in the same way. */
export function NumberField({ standing }: { standing: number }) {
  return <input type="hidden" name="number" value={useSeen("number", "number") ?? standing} />;
}

/** The id of what is being written; the first save gives it one. */
export function IdField({ standing }: { standing: string | undefined }) {
  const seen = useSeen("id", "string");
  const { answer } = useSending();
  const id = seen ?? (answer?.typed["id"]?.[0] || standing);
  return id ? <input type="hidden" name="id" value={id} /> : null;
}

type Kinds = { string: string; number: number };

/** A mark of what stands in the record, as the last answer told it: what was saved, or what was in the way. */
function useSeen<K extends keyof Kinds>(name: string, kind: K): Kinds[K] | undefined {
  const { answer } = useSending();
  if (!answer) return undefined;
  const { outcome } = answer;
  const seen = (outcome.ok ? outcome.value : outcome.problem.held) as Record<
    string,
    unknown
  > | null;
  const value = seen?.[name];
  return typeof value === kind ? (value as Kinds[K]) : undefined;
}
