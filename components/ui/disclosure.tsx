import type { ReactNode } from "react";

/** Something that can wait until it is asked for. Works without script. */
export function Disclosure({
  summary,
  open,
  children,
}: {
  summary: ReactNode;
  open?: boolean;
  children: ReactNode;
}) {
  return (
    <details open={open}>
      <summary className="text-accent min-h-8 cursor-pointer py-1 font-semibold">{summary}</summary>
      <div className="pt-2 pb-3">{children}</div>
    </details>
  );
}
