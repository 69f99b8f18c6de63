import type { ReactNode } from "react";

/**
 * One idea of a page: its plain name and its definitions in the margin, its finding as the heading, the figure beneath.
 * On a phone the name stands above, the definitions under the figure.
 */
export function Entry({
  id,
  name,
  finding,
  note,
  children,
}: {
  id: string;
  name: string;
  finding?: ReactNode;
  note?: ReactNode;
  children: ReactNode;
}) {
  const heading = `${id}-heading`;
  return (
    <section
      id={id}
      aria-labelledby={heading}
      className="entry border-rule grid grid-cols-[minmax(0,1fr)] gap-x-12 border-t py-8 md:py-10 lg:grid-cols-[14rem_minmax(0,1fr)] lg:grid-rows-[auto_1fr]"
    >
      {finding ? (
        <>
          <p className="caption text-soft lg:pt-1.5">{name}</p>
          <div className="mt-1 lg:col-start-2 lg:row-span-2 lg:row-start-1 lg:mt-0">
            <h2 id={heading} className="text-title max-w-[48ch]">
              {finding}
            </h2>
            <div className="mt-6">{children}</div>
          </div>
        </>
      ) : (
        <>
          <h2 id={heading} className="caption text-soft">
            {name}
          </h2>
          <div className="mt-3 lg:col-start-2 lg:row-span-2 lg:row-start-1 lg:mt-0">{children}</div>
        </>
      )}
      {note && (
        <div className="text-note text-soft mt-5 max-w-[46ch] space-y-2 lg:col-start-1 lg:row-start-2 lg:mt-3">
          {note}
        </div>
      )}
    </section>
  );
}

/** Terms with their definitions, as the margin prints them. */
export function Definitions({
  terms,
}: {
  terms: { key: string; name: ReactNode; definition: ReactNode }[];
}) {
  return (
    <dl className="space-y-2">
      {terms.map(({ key, name, definition }) => (
        <div key={key}>
          <dt className="text-ink font-semibold">{name}</dt>
          <dd>{definition}</dd>
        </div>
      ))}
    </dl>
  );
}
