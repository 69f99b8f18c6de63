import { isEntryKind, type EntryKind } from "@/lib/domain/entry/kind";
import { kindWords } from "@/lib/messages/entry";
import { countWords } from "@/lib/messages/figure";
import { translator } from "@/lib/messages/words";
import { Part } from "./entry-list";
import { addressesOf, type Addresses, type Place } from "./place";

const t = translator("pages");

/** How much there is of each kind, as lib/public counts it. */
export type Held = {
  entries: Partial<Record<EntryKind, number>>;
  documents: number;
  reviews: number;
  recommendations: number;
  calls: number;
};

/** One shelf of the record: what it is called, what stands on it, how much, and where. */
type Shelf = { key: string; name: string; definition: string; count: number | null; href: string };

type PartName = "asked" | "said" | "people" | "owed" | "found" | "frame";
type Word = EntryKind | "recommendations" | "documents" | "reviews" | "states" | "calls";

const PARTS: Record<PartName, readonly Word[]> = {
  asked: ["recommendations", "calls", "reviews", "documents", "cluster", "claim"],
  said: ["statement", "vote", "quotation", "states"],
  people: ["case", "communication", "reprisal"],
  owed: ["obligation", "engagement", "event"],
  found: ["report", "finding", "figure", "indicator", "law"],
  frame: ["mechanism", "session", "treaty", "group", "organisation", "scheme"],
};
const PART_NAMES = Object.keys(PARTS) as PartName[];

/** Everything in the record: every kind with a sentence and how much there is of it. */
export function RecordPage({ held, place }: { held: Held; place: Place }) {
  const to = addressesOf(place);
  return (
    <>
      <header className="mb-6 pt-8 md:pt-12">
        <h1 className="text-display">{t("record.title")}</h1>
        <p className="text-lead max-w-measure mt-3 font-serif">{t("record.lead")}</p>
      </header>
      {PART_NAMES.map((part) => (
        <Part key={part} name={t(`record.parts.${part}`)}>
          <ul>
            {PARTS[part].map((shelf) => (
              <li key={shelf} className="border-rule border-t py-3 first:border-t-0">
                <ShelfLine shelf={shelfOf(shelf, held, to)} />
              </li>
            ))}
          </ul>
        </Part>
      ))}
    </>
  );
}

function ShelfLine({ shelf: { name, definition, count, href } }: { shelf: Shelf }) {
  return (
    <>
      <p className="flex flex-wrap items-baseline gap-x-3">
        <a href={href} className="text-lead font-serif">
          {name}
        </a>
        {count !== null && (
          <span className="text-small text-soft tabular-nums">
            {count > 0 ? countWords(count) : t("record.empty")}
          </span>
        )}
      </p>
      <p className="text-small max-w-measure">{definition}</p>
    </>
  );
}

function shelfOf(shelf: Word, held: Held, to: Addresses): Shelf {
  switch (shelf) {
    case "recommendations": {
      const href = to.recommendations({ type: "recommendation" });
      return { ...inWords(shelf), count: held.recommendations, href };
    }
    case "documents":
      return { ...inWords(shelf), count: held.documents, href: to.documents() };
    case "reviews":
      return { ...inWords(shelf), count: held.reviews, href: to.reviews() };
    case "calls":
      return { ...inWords(shelf), count: held.calls, href: to.calls() };
    case "states":
      return { ...inWords(shelf), count: null, href: to.states };
    default: {
      const { many, definition } = kindWords(shelf);
      const count = held.entries[shelf] ?? 0;
      return { key: shelf, name: many, definition, count, href: to.entries(shelf) };
    }
  }
}

const inWords = (key: "recommendations" | "documents" | "reviews" | "calls" | "states") => ({
  key,
  name: t(`list.${key}`),
  definition: t(`record.${key}`),
});

/** What else the record holds about one State, each with the way to its list; what there is none of is left out. */
export function ShelvesAbout({ held, iso3, to }: { held: Held; iso3: string; to: Addresses }) {
  const about = { about: iso3 };
  const shelves = [
    { name: t("list.calls"), count: held.calls, href: to.calls(about) },
    { name: t("list.documents"), count: held.documents, href: to.documents(about) },
    { name: t("list.reviews"), count: held.reviews, href: to.reviews(about) },
    ...Object.values(PARTS)
      .flat()
      .filter(isEntryKind)
      .map((kind) => ({
        name: kindWords(kind).many,
        count: held.entries[kind] ?? 0,
        href: to.entries(kind, about),
      })),
  ].filter(({ count }) => count > 0);
  if (shelves.length === 0) return null;
  return (
    <ul className="grid gap-x-8 sm:grid-cols-2">
      {shelves.map(({ name, count, href }) => (
        <li key={href} className="border-rule flex items-baseline justify-between border-b py-1.5">
          <a href={href}>{name}</a>
          <span className="text-small tabular-nums">{countWords(count)}</span>
        </li>
      ))}
    </ul>
  );
}
