import type { KeyWords } from "./key-words";

/** The keys of one place, and what each does. */
export function KeyPlace({ place: { title, keys } }: { place: KeyWords["places"][number] }) {
  return (
    <section>
      <h3 className="mt-4 mb-1 font-semibold">{title}</h3>
      <dl className="grid grid-cols-[5rem_1fr] gap-x-3 gap-y-1">
        {keys.map(({ key, does }) => (
          <div key={key} className="contents">
            <dt>
              <kbd className="border-edge rounded-sm border px-1.5 font-mono">{key}</kbd>
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
