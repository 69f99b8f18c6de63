import { createHash } from "node:crypto";
import type { Reference, Value } from "@/lib/import/plain-pdf/token";
import { gather, type Gathered } from "./gathered";
import { leadLinks, outlineOf } from "./leading";
import { letGo } from "./let-go";
import { array, dictionary, name, number, PdfBook, string } from "./pdf-book";
import type { SetPages } from "./setting";

// Binds gatherings to one PDF: their pages, their tags for readers that speak, bookmarks, and the links that lead from one
// gathering to another. Each gathering is written as it comes, and let go of.

/** One PDF of all gatherings, in pieces. The same gatherings give the same bytes. */
export async function* bind(gatherings: AsyncIterable<SetPages>): AsyncGenerator<Uint8Array> {
  const book = new PdfBook();
  const above = { pages: book.next(), document: book.next() };
  const hash = createHash("sha256");
  const bound: Gathered[] = [];
  const asked: Value[] = [];
  for await (const made of gatherings) {
    hash.update(made.pdf);
    const gathered = gather(book, made, { ...above, asked: asked.length });
    for (const one of gathered.asked) asked.push(one);
    if (made.isFront) bound.unshift(gathered);
    else bound.push(gathered);
    yield* book.written();
    await letGo();
  }
  const identity = hash.digest().subarray(0, 16);
  bindPages(book, above.pages, bound);
  leadLinks(book, bound);
  const [first] = bound;
  if (!first) throw new Error("A book was bound of nothing");
  const root = book.add(
    dictionary({
      Type: name("Catalog"),
      Pages: above.pages,
      Outlines: outlineOf(book, bound),
      StructTreeRoot: bindTags(book, above.document, bound, asked),
      Metadata: metadataOf(book, bound, identity),
      ...first.said,
    }),
  );
  const own = string(identity.toString("latin1"));
  book.end({ Root: root, Info: first.info, ID: array([own, own]) });
  yield* book.written();
}

const pagesIn = (bound: readonly Gathered[]): number =>
  bound.reduce((sum, { leaves }) => sum + leaves.length, 0);

function bindPages(book: PdfBook, all: Reference, bound: readonly Gathered[]): void {
  const kids = array(bound.map(({ pages }) => pages));
  book.put(all, dictionary({ Type: name("Pages"), Kids: kids, Count: number(pagesIn(bound)) }));
}

/** One tree of tags: each gathering is a part of the document. */
function bindTags(
  book: PdfBook,
  document: Reference,
  bound: readonly Gathered[],
  asked: readonly Value[],
): Reference {
  const root = book.next();
  const kids = array(bound.flatMap(({ tags }) => tags));
  book.put(
    document,
    dictionary({ Type: name("StructElem"), S: name("Document"), P: root, K: kids }),
  );
  const names = bound
    .flatMap(({ named }) => named)
    .sort((one, other) => (one.name < other.name ? -1 : 1))
    .flatMap((one) => [string(one.name), one.element]);
  const numbers = asked.flatMap((tags, at) => [number(at), tags]);
  book.put(
    root,
    dictionary({
      Type: name("StructTreeRoot"),
      K: document,
      ParentTree: dictionary({ Nums: array(numbers) }),
      ParentTreeNextKey: number(asked.length),
      ...(bound[0] && { RoleMap: bound[0].roles }),
      ...(names.length > 0 && { IDTree: dictionary({ Names: array(names) }) }),
    }),
  );
  return root;
}

/** What the first gathering says of itself, with what is true of the whole. */
function metadataOf(book: PdfBook, bound: readonly Gathered[], identity: Buffer): Reference {
  const isAccessible = bound.every(({ accessible }) => accessible);
  const said = (bound[0]?.metadata ?? "")
    .replace(/(<xmpTPg:NPages>)\d+/, `$1${pagesIn(bound)}`)
    .replace(/(<xmpMM:(?:Instance|Document)ID>)[^<]*/g, `$1${identity.toString("base64")}`)
    .replace(/<pdfuaid:part>1<\/pdfuaid:part>/, isAccessible ? "$&" : "");
  const place = book.next();
  const sort = dictionary({ Type: name("Metadata"), Subtype: name("XML") });
  book.putStream(place, sort, Buffer.from(said));
  return place;
}
