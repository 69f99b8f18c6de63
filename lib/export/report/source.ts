import type { PartialDate } from "@/lib/domain/day";
import type { Words } from "@/lib/messages/spoken";
import { heading, paragraph, type Block, type Source } from "./block";

export type NamedSource = {
  title: string;
  url: string | null;
  publisher?: string | null;
  date?: PartialDate | null;
  archivedUrl?: string | null;
};

export type Sources = {
  /** The number of a source; the same source has one number however often it is named. */
  numberOf: (source: NamedSource) => number;
  /** All that have a number by now, in its order. */
  list: () => Source[];
  chapter: () => Block[];
};

/** Numbers sources in the order in which a report first names them. One address is one source. */
export function sourceList(say: Words): Sources {
  const known = new Map<string, Source>();
  return {
    numberOf(named) {
      const key = named.url ?? [named.title, named.publisher, named.date].join("\n");
      const source = known.get(key) ?? toSource(say, named, known.size + 1);
      known.set(key, source);
      return source.number;
    },
    list: () => [...known.values()],
    chapter: () =>
      known.size === 0
        ? []
        : [
            heading(1, say.report("sources.heading")),
            paragraph(say.report("sources.note"), "note"),
            { kind: "sources", items: [...known.values()] },
          ],
  };
}

const toSource = (say: Words, named: NamedSource, number: number): Source => ({
  number,
  title: say.apart(named.title),
  about: publication(say, named.publisher, named.date),
  url: named.url,
  archived: named.archivedUrl
    ? { label: say.report("entry.archived"), url: named.archivedUrl }
    : null,
});

/** "Examplia Rights Watchers, June 2024": as much of it as is known. */
export const publication = (
  say: Words,
  publisher?: string | null,
  date?: PartialDate | null,
): string =>
  [publisher && say.apart(publisher), date && say.date(date)].filter(Boolean).join(say.comma);

type Entry = {
  sources: readonly {
    title: string;
    publisher: string | null;
    url: string | null;
    publishedOn: string | null;
  }[];
};

/** The numbers of the sources that an entry names. */
export const citedIn = ({ sources: named }: Entry, sources: Sources): number[] =>
  named.map(({ publishedOn, ...one }) => sources.numberOf({ ...one, date: publishedOn }));

/** The same as marks in the words of a cell or a note: "[3] [4]". */
export const marksOf = (numbers: readonly number[]): string =>
  [...numbers]
    .sort((a, b) => a - b)
    .map((number) => `[${number}]`)
    .join(" ");
