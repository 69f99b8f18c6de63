import type { ReactNode } from "react";

export type TagTone = "plain" | "strong" | "accent" | "warning";

const TONES: Record<TagTone, string> = {
  plain: "border-rule text-ink",
  strong: "border-ink bg-ink text-paper",
  accent: "border-accent text-accent",
  warning: "border-alarm border-dashed text-alarm",
};

/** A short word about a thing: its state, its class. The word carries the meaning, the line only helps. */
export function Tag({ tone = "plain", children }: { tone?: TagTone; children: ReactNode }) {
  return (
    <span className={`text-note inline-block rounded-sm border px-1.5 ${TONES[tone]}`}>
      {children}
    </span>
  );
}
