import type { ReactNode } from "react";

/** The name of a page, the line under it that says what it is for, and what can be done here. */
export function PageHead({
  title,
  lead,
  children,
}: {
  title: ReactNode;
  lead?: ReactNode;
  children?: ReactNode;
}) {
  return (
    <div className="mb-6 flex flex-wrap items-end justify-between gap-x-8 gap-y-3">
      <div className="max-w-4xl min-w-0 wrap-anywhere md:flex-1">
        <h1>{title}</h1>
        {lead && <p className="text-soft max-w-measure">{lead}</p>}
      </div>
      {children && <div className="flex flex-wrap items-center gap-3">{children}</div>}
    </div>
  );
}

/** One region of a page, under a rule. */
export function Section({
  title,
  id,
  children,
}: {
  title: ReactNode;
  id?: string;
  children: ReactNode;
}) {
  return (
    <section aria-labelledby={id} className="border-rule border-t pt-3 pb-6">
      <h2 id={id} className="mb-2">
        {title}
      </h2>
      {children}
    </section>
  );
}

/** What is not there yet, and what to do next. */
export function Empty({ children }: { children: ReactNode }) {
  return <p className="text-soft max-w-measure py-2">{children}</p>;
}
