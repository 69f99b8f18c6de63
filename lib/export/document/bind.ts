import { createHash, type Hash } from "node:crypto";
import { Buffer as Bytes, PDFDocument, type PDFObject } from "mupdf";
import { letGo } from "./let-go";
import type { Place, SetPages } from "./setting";

// Binds gatherings to one PDF: their pages, their tags for readers that speak, bookmarks, and the links that lead from one
// gathering to another.

/** One PDF of all gatherings, in their order. The same gatherings give the same bytes. */
export async function bind(gatherings: AsyncIterable<SetPages>): Promise<Uint8Array> {
  const book = new PDFDocument();
  const hash = createHash("sha256");
  const bound: Bound[] = [];
  for await (const made of gatherings) {
    const taken = takeIn(book, made, hash);
    if (made.isFront) bound.unshift(taken);
    else bound.push(taken);
    await letGo();
  }
  const leaves = bound.flatMap((one) => one.leaves);
  const places = placesOf(bound);
  bindPages(book, bound);
  bindTags(book, bound);
  await letGo();
  leadLinks(bound, places, leaves);
  book
    .getTrailer()
    .get("Root")
    .put("Outlines", outlineOf(book, places, leaves));
  describe(book, bound, hash);
  await letGo();
  const saved = book.saveToBuffer("compress=yes,objstms=yes,regenerate-id=no");
  const pdf = new Uint8Array(saved.asUint8Array());
  saved.destroy();
  book.destroy();
  return pdf;
}

type Link = { annotation: PDFObject; target: string };
type Bound = {
  made: Omit<SetPages, "pdf">;
  pages: PDFObject;
  leaves: PDFObject[];
  tags: PDFObject;
  links: Link[];
  /** What the document says of itself, of which the first is kept. */
  root: Record<(typeof SAID)[number], PDFObject>;
  info: PDFObject;
};
const SAID = ["Metadata", "MarkInfo", "ViewerPreferences", "Lang"] as const;

function takeIn(book: PDFDocument, { pdf, ...made }: SetPages, hash: Hash): Bound {
  hash.update(pdf);
  const bytes = new Bytes(pdf);
  const source = new PDFDocument(bytes);
  const map = book.newGraftMap();
  const trailer = source.getTrailer();
  const root = trailer.get("Root");
  const before = book.countObjects();
  const pages = map.graftObject(root.get("Pages"));
  const tags = map.graftObject(root.get("StructTreeRoot"));
  const leaves = leavesOf(pages);
  renameTags(book, tags, before);
  const taken = {
    made,
    pages,
    leaves,
    tags,
    links: leaves.flatMap(ownLinks),
    root: Object.fromEntries(SAID.map((name) => [name, map.graftObject(root.get(name))])),
    info: map.graftObject(trailer.get("Info")),
  } as Bound;
  for (const used of [root, trailer, map, source, bytes]) used.destroy();
  return taken;
}

const each = (array: PDFObject): PDFObject[] =>
  Array.from({ length: array.isArray() ? array.length : 0 }, (_, at) => array.get(at));

const leavesOf = (node: PDFObject): PDFObject[] =>
  node.get("Kids").isArray() ? each(node.get("Kids")).flatMap(leavesOf) : [node];

/** Links that the gathering could not lead itself. */
const ownLinks = (page: PDFObject): Link[] =>
  each(page.get("Annots")).flatMap((annotation) => {
    const address = annotation.get("A", "URI");
    const target = address.isString() ? /^onus:(.+)$/.exec(address.asString())?.[1] : undefined;
    return target === undefined ? [] : [{ annotation, target }];
  });

/**
 * Notes and heads of tables bear names that are new in each gathering; told apart by where it begins. The cells of a table
 * name their heads so.
 */
function renameTags(book: PDFDocument, tags: PDFObject, before: number): void {
  const renamed = (name: PDFObject) => book.newString(`${before}-${name.asString()}`);
  const named = namedIn(tags);
  for (const element of named) element.put("ID", renamed(element.get("ID")));
  if (!named.some((element) => nameOf(element.get("S")) === "TH")) return;
  for (let number = before; number < book.countObjects(); number += 1) {
    const element = book.newIndirect(number).resolve();
    if (!element.isDictionary() || !/^T[HD]$/.test(nameOf(element.get("S")))) continue;
    for (const heads of headsIn(element.get("A")))
      each(heads).forEach((head, at) => heads.put(at, renamed(head)));
  }
}

/** Lists of heads among the attributes of a cell, which are one or several. */
const headsIn = (attributes: PDFObject): PDFObject[] =>
  (attributes.isArray() ? each(attributes) : [attributes])
    .filter((one) => one.isDictionary())
    .map((one) => one.get("Headers"));

/** The elements of a tree of names. */
const namedIn = (tags: PDFObject): PDFObject[] =>
  each(tags.get("IDTree", "Names")).filter((_, at) => at % 2 === 1);

const nameOf = (value: PDFObject): string => (value.isName() ? value.asName() : "");

function bindPages(book: PDFDocument, bound: readonly Bound[]): void {
  const all = book.getTrailer().get("Root", "Pages");
  const kids = book.newArray();
  for (const { pages } of bound) {
    pages.put("Parent", all);
    kids.push(pages);
  }
  all.put("Kids", kids);
  all.put(
    "Count",
    bound.reduce((sum, { leaves }) => sum + leaves.length, 0),
  );
}

/** One tree of tags: each gathering is a part of the document, and what its pages number is numbered on. */
function bindTags(book: PDFDocument, bound: readonly Bound[]): void {
  const [first] = bound;
  const root = book.addObject(book.newDictionary());
  const document = book.addObject(book.newDictionary());
  const kids = book.newArray();
  const numbers = book.newArray();
  const named: PDFObject[] = [];
  let next = 0;
  for (const { tags, leaves } of bound) {
    for (const kid of each(tags.get("K"))) {
      kid.put("S", book.newName("Part"));
      kid.put("P", document);
      kids.push(kid);
    }
    const own = each(tags.get("ParentTree", "Nums"));
    for (let at = 0; at < own.length; at += 2) {
      numbers.push(next + (own[at]?.asNumber() ?? 0));
      numbers.push(own[at + 1]);
    }
    for (const page of leaves) {
      renumber(page, "StructParents", next);
      for (const annotation of each(page.get("Annots"))) renumber(annotation, "StructParent", next);
    }
    named.push(...namedIn(tags));
    next += own.length / 2;
  }
  put(document, {
    Type: book.newName("StructElem"),
    S: book.newName("Document"),
    P: root,
    K: kids,
  });
  put(root, {
    Type: book.newName("StructTreeRoot"),
    K: document,
    ParentTree: { Nums: numbers },
    ParentTreeNextKey: next,
    ...(first && { RoleMap: first.tags.get("RoleMap") }),
    ...(named.length > 0 && { IDTree: nameTree(book, named) }),
  });
  book.getTrailer().get("Root").put("StructTreeRoot", root);
}

function renumber(holder: PDFObject, key: string, by: number): void {
  const number = holder.get(key);
  if (number.isNumber()) holder.put(key, number.asNumber() + by);
}

function nameTree(book: PDFDocument, named: readonly PDFObject[]): PDFObject {
  const all = named.map((element) => [element.get("ID").asString(), element] as const);
  const listed = book.newArray();
  for (const [name, element] of all.sort(([one], [other]) => (one < other ? -1 : 1))) {
    listed.push(book.newString(name));
    listed.push(element);
  }
  const tree = book.newDictionary();
  tree.put("Names", listed);
  return tree;
}

function put(object: PDFObject, entries: Record<string, unknown>): void {
  for (const [key, value] of Object.entries(entries)) object.put(key, value);
}

/** Places with their pages counted through the book, from 0. */
function placesOf(bound: readonly Bound[]): Place[] {
  let before = 0;
  return bound.flatMap(({ made, leaves }) => {
    const own = made.places.map((place) => ({ ...place, page: before + place.page - 1 }));
    before += leaves.length;
    return own;
  });
}

/** What a link or a bookmark leads to: a page, from its height of the place downwards. */
function destination(book: PDFObject["_doc"], page: PDFObject, y: number): PDFObject {
  const height = page.get("MediaBox").get(3).asNumber();
  const to = book.newArray();
  for (const value of [page, book.newName("XYZ"), 0, height - y, book.newNull()]) to.push(value);
  return to;
}

function leadLinks(
  bound: readonly Bound[],
  places: readonly Place[],
  leaves: readonly PDFObject[],
): void {
  const known = new Map(places.map((place) => [place.target, place]));
  for (const { links } of bound)
    for (const { annotation, target } of links) {
      const number = /^page-(\d+)$/.exec(target)?.[1];
      const place = number ? { page: Number(number) - 1, y: 0 } : known.get(target);
      const page = place && leaves[place.page];
      if (!page) throw new Error(`The report has a link to what it does not hold: ${target}`);
      annotation.delete("A");
      annotation.put("Dest", destination(annotation._doc, page, place.y));
    }
}

type Bookmark = { place: Place; under: Bookmark[] };

function outlineOf(
  book: PDFDocument,
  places: readonly Place[],
  leaves: readonly PDFObject[],
): PDFObject {
  const top: Bookmark[] = [];
  const open: Bookmark[] = [];
  for (const place of places) {
    const { level } = place;
    if (level === null) continue;
    while ((open.at(-1)?.place.level ?? 0) >= level) open.pop();
    const bookmark = { place, under: [] };
    (open.at(-1)?.under ?? top).push(bookmark);
    open.push(bookmark);
  }
  const outline = book.addObject(book.newDictionary());
  outline.put("Type", book.newName("Outlines"));
  hang(outline, top);
  return outline;

  /** Chapters stand open, what is below them closed. */
  function hang(parent: PDFObject, bookmarks: Bookmark[], isOpen = true): void {
    const items = bookmarks.map(() => book.addObject(book.newDictionary()));
    bookmarks.forEach(({ place, under }, at) => {
      const [item, before, after, page] = [
        items[at],
        items[at - 1],
        items[at + 1],
        leaves[place.page],
      ];
      if (!item || !page) throw new Error("A bookmark leads to no page");
      put(item, {
        Title: book.newString(place.title ?? ""),
        Parent: parent,
        Dest: destination(book, page, place.y),
        ...(before && { Prev: before }),
        ...(after && { Next: after }),
      });
      if (under.length > 0) hang(item, under, false);
    });
    const [head] = items;
    const tail = items.at(-1);
    if (!head || !tail) return;
    put(parent, { First: head, Last: tail, Count: isOpen ? items.length : -items.length });
  }
}

/** What the first gathering says of itself, with what is true of the whole. */
function describe(book: PDFDocument, bound: readonly Bound[], hash: Hash): void {
  const [first] = bound;
  if (!first) return;
  const trailer = book.getTrailer();
  const root = trailer.get("Root");
  put(root, first.root);
  trailer.put("Info", first.info);
  const id = hash.digest().subarray(0, 16);
  const name = id.toString("base64");
  const pages = bound.reduce((sum, { leaves }) => sum + leaves.length, 0);
  const isAccessible = bound.every(({ made }) => made.accessible);
  const metadata = first.root.Metadata;
  const said = metadata
    .readStream()
    .asString()
    .replace(/(<xmpTPg:NPages>)\d+/, `$1${pages}`)
    .replace(/(<xmpMM:(?:Instance|Document)ID>)[^<]*/g, `$1${name}`)
    .replace(/<pdfuaid:part>1<\/pdfuaid:part>/, isAccessible ? "$&" : "");
  metadata.writeStream(said);
  const identity = book.newArray();
  identity.push(book.newByteString(id));
  identity.push(book.newByteString(id));
  trailer.put("ID", identity);
}
