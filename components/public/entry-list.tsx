import type { ReactNode } from "react";
import { yearOf } from "@/lib/domain/day";
import { COLLECTIONS, type EntryKind } from "@/lib/domain/entry/kind";
import type { EntryLine } from "@/lib/domain/entry/line";
import type { PublishedState } from "@/lib/domain/published";
import { dateWords } from "@/lib/messages/date";
import { choiceWords, kindWords } from "@/lib/messages/entry";
import { translator } from "@/lib/messages/words";
import { factOf, shortened } from "./entry-value";
import { ListHead, ListTail } from "./list-frame";
import { Pagination } from "./pagination";
import { addressesOf, type Addresses, type Place } from "./place";

const t = translator("pages");

export const entriesTitle = (kind: EntryKind, about: string | null) =>
  about === null
    ? kindWords(kind).many
    : `${kindWords(kind).many} ${t("list.about", { state: about })}`;

/** All of a kind, the newest in time first. `children` are the kind's own way of showing them. */
export function EntryList({
  kind,
  entries,
  about,
  dossiers,
  page,
  pages,
  rows,
  place,
  children,
}: {
  kind: EntryKind;
  entries: readonly EntryLine[];
  about: PublishedState | null;
  /** States that it could keep to. */
  dossiers: readonly PublishedState[];
  page: number;
  pages: number;
  /** How many a page holds. */
  rows: number;
  place: Place;
  children?: ReactNode;
}) {
  const to = addressesOf(place);
  const asked = about ? { about: about.iso3 } : {};
  return (
    <>
      <ListHead
        name={kindWords(kind).many}
        definition={kindWords(kind).definition}
        count={entries.length}
        about={about}
        dossiers={dossiers}
        hrefOf={(asked) => to.entries(kind, asked)}
      />
      {entries.length > 0 &&
        (children ?? <Lines lines={entries.slice((page - 1) * rows, page * rows)} to={to} />)}
      <Pagination
        page={page}
        pages={children ? 1 : pages}
        hrefOf={(number) => to.entries(kind, { ...asked, page: number })}
      />
      <ListTail collection={COLLECTIONS[kind]} asked={asked} place={place} />
    </>
  );
}

const LONG = 20;

/** Lines of a list; a long one is parted by years. */
export function Lines({ lines, to }: { lines: readonly EntryLine[]; to: Addresses }) {
  const dated = lines.some(({ on }) => on !== null);
  if (lines.length <= LONG || !dated) return <List lines={lines} to={to} />;
  const years = [...new Set(lines.map(({ on }) => on && yearOf(on)))];
  return (
    <>
      {years.map((year) => (
        <Part key={year} name={year === null ? t("list.undated") : String(year)}>
          <List lines={lines.filter(({ on }) => (on && yearOf(on)) === year)} to={to} />
        </Part>
      ))}
    </>
  );
}

/** A part of a list, its name in the margin where there is one. */
export function Part({ name, children }: { name: string; children: ReactNode }) {
  return (
    <section
      aria-label={name}
      className="border-ink mt-6 grid grid-cols-[minmax(0,1fr)] gap-x-12 border-t lg:grid-cols-[14rem_minmax(0,1fr)]"
    >
      <h2 className="text-lead pt-3 pb-1">{name}</h2>
      <div>{children}</div>
    </section>
  );
}

function List({ lines, to }: { lines: readonly EntryLine[]; to: Addresses }) {
  return (
    <ul>
      {lines.map((line) => (
        <li key={line.key} className="border-rule border-t py-3 first:border-t-0">
          <Line line={line} to={to} />
        </li>
      ))}
    </ul>
  );
}

export function Line({ line, to }: { line: EntryLine; to: Addresses }) {
  const { kind, key, title, facts } = line;
  const summary = factOf(facts, "summary");
  const aside = asideOf(line);
  return (
    <>
      <p className="max-w-[72ch] font-serif">
        <a href={to.entry(kind, key)} className="text-ink decoration-rule hover:decoration-ink">
          {title}
        </a>
      </p>
      {aside && <p className="text-note text-soft mt-0.5">{aside}</p>}
      {typeof summary === "string" && (
        <p className="text-small max-w-measure mt-1">{shortened(summary, 220)}</p>
      )}
    </>
  );
}

/** "24 September 2024 · Joint statement of States". */
export function asideOf({ kind, facts, on }: EntryLine): string {
  const type = factOf(facts, "type");
  return [
    on && dateWords(on),
    factOf(facts, "abbreviation"),
    typeof type === "string" && choiceWords(kind, "type", type),
  ]
    .filter(Boolean)
    .join(" · ");
}
