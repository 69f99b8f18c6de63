import type { ReactNode } from "react";

export type NoticeKind = "note" | "done" | "warning" | "problem";

const EDGE: Record<NoticeKind, string> = {
  note: "border-accent",
  done: "border-level-implemented",
  warning: "border-level-initiated",
  problem: "border-alarm",
};

/** A message to the reader of the page. Problems interrupt a screen reader; the rest waits its turn. */
export function Notice({
  kind = "note",
  title,
  children,
  live = kind !== "note",
}: {
  kind?: NoticeKind;
  title?: ReactNode;
  children?: ReactNode;
  /** Announce it when it appears. */
  live?: boolean;
}) {
  const role = live ? (kind === "problem" ? "alert" : "status") : undefined;
  return (
    <div role={role} className={`border-l-4 py-1 pl-4 ${EDGE[kind]}`}>
      {title && <p className="max-w-measure font-semibold">{title}</p>}
      {children && <div className="text-small max-w-prose">{children}</div>}
    </div>
  );
}
