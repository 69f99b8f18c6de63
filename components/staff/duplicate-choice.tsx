"use client";

import Link from "next/link";
import { useSending } from "./form";

/** When something stands at the same address already: open it, or say that this is another source. */
export function DuplicateChoice({ words }: { words: { open: string; another: string } }) {
  const { answer } = useSending();
  if (!answer || answer.outcome.ok || answer.outcome.problem.code !== "conflict") return null;
  const held = answer.outcome.problem.held as { code?: string } | undefined;
  if (!held?.code) return null;
  return (
    <div className="mb-4 flex flex-wrap items-center gap-4">
      <Link prefetch={false} href={`/desk/evidence/${held.code}`} target="_blank">
        {words.open}
      </Link>
      <label className="inline-flex min-h-10 items-center gap-2">
        <input type="checkbox" name="allowDuplicate" value="yes" className="accent-accent size-5" />
        {words.another}
      </label>
    </div>
  );
}
