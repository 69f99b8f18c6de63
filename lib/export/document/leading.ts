import type { Reference, Value } from "@/lib/import/plain-pdf/token";
import type { Gathered, Leaf } from "./gathered";
import { array, dictionary, name, number, words, type PdfBook } from "./pdf-book";
import type { Place } from "./setting";

// What leads to a place in a book of many gatherings: links from one to another, and bookmarks.

/** A place and the page of the book that it stands on. */
type InBook = Place & { leaf: Leaf };

const placesIn = (bound: readonly Gathered[]): InBook[] =>
  bound.flatMap(({ places, leaves }) =>
    places.map((place) => ({ ...place, leaf: pageAt(leaves, place.page) })),
  );

/** Pages are counted from 1. */
function pageAt(leaves: readonly Leaf[], page: number): Leaf {
  const leaf = leaves[page - 1];
  if (!leaf) throw new Error(`A place stands on page ${page} of ${leaves.length}`);
  return leaf;
}

/** What a link or a bookmark leads to: a page, from its height of the place downwards. */
const destination = ({ page, height }: Leaf, y: number): Value =>
  array([page, name("XYZ"), number(0), number(height - y), { kind: "word", text: "null" }]);

/** Writes each link that its gathering could not lead, and says in words where it leads. */
export function leadLinks(book: PdfBook, bound: readonly Gathered[]): void {
  const places = placesIn(bound);
  const leaves = bound.flatMap((one) => one.leaves);
  const known = new Map(places.map((place) => [place.target, place]));
  const listed = new Map(
    places.filter((one) => one.listed).map(({ leaf, title }) => [leaf, title] as const),
  );
  const onPage = (page: number) => {
    const leaf = pageAt(leaves, page);
    return { leaf, y: 0, title: listed.get(leaf) ?? null };
  };
  for (const { place, annotation, target } of bound.flatMap(({ links }) => links)) {
    const page = /^page-(\d+)$/.exec(target)?.[1];
    const to = page ? onPage(Number(page)) : known.get(target);
    if (!to) throw new Error(`The report has a link to what it does not hold: ${target}`);
    const said = to.title ?? /\d*$/.exec(target)?.[0] ?? "";
    const entries = { Dest: destination(to.leaf, to.y), Contents: words(said) };
    book.put(place, dictionary({ ...Object.fromEntries(annotation), ...entries }));
  }
}

type Bookmark = { place: InBook; under: Bookmark[] };

/** Each heading is a bookmark below the one that it stands under. Chapters stand open, what is below them closed. */
export function outlineOf(book: PdfBook, bound: readonly Gathered[]): Reference {
  const top: Bookmark[] = [];
  const open: Bookmark[] = [];
  for (const place of placesIn(bound)) {
    const { level } = place;
    if (level === null) continue;
    while ((open.at(-1)?.place.level ?? 0) >= level) open.pop();
    const bookmark = { place, under: [] };
    (open.at(-1)?.under ?? top).push(bookmark);
    open.push(bookmark);
  }
  const outline = book.next();
  const hung = hang(book, outline, top);
  book.put(outline, dictionary({ Type: name("Outlines"), ...hung, Count: number(top.length) }));
  return outline;
}

/** Writes bookmarks below their parent; what the parent says of them, but for their number. */
function hang(
  book: PdfBook,
  parent: Reference,
  bookmarks: readonly Bookmark[],
): Record<string, Value> {
  const items = bookmarks.map(() => book.next());
  bookmarks.forEach(({ place, under }, at) => {
    const [item, before, after] = [items[at], items[at - 1], items[at + 1]];
    if (!item) return;
    const entries = {
      Title: words(place.title ?? ""),
      Parent: parent,
      Dest: destination(place.leaf, place.y),
      ...(before && { Prev: before }),
      ...(after && { Next: after }),
      ...(under.length > 0 && { ...hang(book, item, under), Count: number(-under.length) }),
    };
    book.put(item, dictionary(entries));
  });
  const [head] = items;
  const tail = items.at(-1);
  return head && tail ? { First: head, Last: tail } : {};
}
