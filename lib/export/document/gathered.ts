import type { Entry, Reference, Value } from "@/lib/import/plain-pdf/token";
import { array, dictionary, name, number, string, type PdfBook } from "./pdf-book";
import { entry, PdfFile, valuesOf } from "./pdf-file";
import type { SetPages } from "./setting";

/** A page in the book, and its height in points. */
export type Leaf = { page: Value; height: number };
/** A link that its gathering could not lead itself; it is written once it is known where to. */
export type Link = { place: Reference; annotation: Entry[]; target: string };

/** What is kept of a gathering whose pages and tags are written: all numbers are those of the book. */
export type Gathered = Omit<SetPages, "pdf" | "pages"> & {
  pages: Value;
  leaves: Leaf[];
  tags: Value[];
  /** What its pages, and the links on them, are among its tags. */
  asked: Value[];
  named: { name: string; element: Value }[];
  links: Link[];
  /** What the document says of itself. */
  said: Record<string, Value>;
  roles: Value;
  info: Value;
  metadata: string;
};

/** Where a gathering hangs in the book, and how many pages and links there asked for their tags before it. */
export type Above = { pages: Value; document: Value; asked: number };

/** Writes the pages and tags of a gathering, and nothing that they do not lead to. */
export function gather(book: PdfBook, { pdf, ...made }: SetPages, above: Above): Gathered {
  const file = new PdfFile(pdf);
  const root = file.get(file.trailer, "Root");
  const tree = file.get(root, "StructTreeRoot");
  const copy = new Copy(book, file, above.asked);
  const pages = copy.hang(entry(root, "Pages"), { Parent: above.pages });
  const part = { S: name("Part"), P: above.document };
  const taken = {
    pages,
    leaves: leavesOf(file, entry(root, "Pages")).map((leaf) => copy.leaf(leaf)),
    tags: valuesOf(file.get(tree, "K")).map((top) => copy.hang(top, part)),
    asked: askedIn(file.get(tree, "ParentTree", "Nums")).map((tags) => copy.of(tags)),
    named: pairs(file.get(tree, "IDTree", "Names")).map(([own, element]) => ({
      name: copy.named(own),
      element: copy.of(element),
    })),
    said: Object.fromEntries(
      SAID.flatMap((key) => {
        const value = entry(root, key);
        return value ? [[key, copy.of(value)]] : [];
      }),
    ),
    roles: copy.of(file.get(tree, "RoleMap") ?? dictionary({})),
    info: copy.of(file.get(file.trailer, "Info") ?? dictionary({})),
    metadata: metadataOf(file, entry(root, "Metadata")),
  };
  return { ...made, ...taken, links: copy.write() };
}

const SAID = ["MarkInfo", "ViewerPreferences", "Lang"];

/** Lists of which every second value says what stands under the one before it. */
const pairs = (list: Value | null): [Value, Value][] => {
  const values = valuesOf(list);
  return values.flatMap((one, at): [Value, Value][] => {
    const next = values[at + 1];
    return at % 2 === 0 && next ? [[one, next]] : [];
  });
};

/** What each asks for stands under its number; they are counted from 0, without a gap. */
const askedIn = (list: Value | null): Value[] =>
  pairs(list).map(([key, tags], at) => {
    if (key.kind !== "number" || Number(key.text) !== at)
      throw new Error(`The tags of a gathering are not counted through: ${at} is missing`);
    return tags;
  });

function leavesOf(file: PdfFile, node: Value | null): Value[] {
  const kids = file.get(node, "Kids");
  if (kids) return valuesOf(kids).flatMap((kid) => leavesOf(file, kid));
  return node ? [node] : [];
}

function metadataOf(file: PdfFile, place: Value | null): string {
  const stream = place?.kind === "reference" && file.object(place.number).stream;
  if (!stream) throw new Error("A gathering says nothing of itself");
  return Buffer.from(stream).toString();
}

/** What a link leads to that its gathering could not lead itself. */
function targetOf(file: PdfFile, value: Value): string | null {
  const address = file.get(value, "A", "URI");
  return (address?.kind === "string" && /^onus:(.+)$/.exec(address.text)?.[1]) || null;
}

/** A link without where it leads, and without the words for it. */
const unled = (link: Value): Entry[] =>
  link.kind === "dictionary"
    ? link.entries.filter(([key]) => key !== "A" && key !== "Contents")
    : [];

/** The objects of a file, as they are in the book. */
class Copy {
  readonly #places = new Map<number, Reference>();
  readonly #waiting: number[] = [];
  readonly #hung = new Map<number, Record<string, Value>>();

  constructor(
    private readonly book: PdfBook,
    private readonly file: PdfFile,
    private readonly asked: number,
  ) {}

  of(value: Value): Value {
    if (value.kind === "reference") return this.#place(value.number);
    if (value.kind === "array") return array(value.values.map((one) => this.of(one)));
    if (value.kind !== "dictionary") return value;
    return { kind: "dictionary", entries: this.entries(value.entries) };
  }

  entries(entries: readonly Entry[]): Entry[] {
    return entries.map(([key, value]) => [key, this.#under(key, value)]);
  }

  /** An object that has something else above it in the book. */
  hang(value: Value | null, above: Record<string, Value>): Value {
    if (value?.kind !== "reference") throw new Error("A gathering has no pages or no tags");
    this.#hung.set(value.number, above);
    return this.of(value);
  }

  leaf(page: Value): Leaf {
    const height = valuesOf(this.file.get(page, "MediaBox"))[3];
    if (height?.kind !== "number") throw new Error("A page has no size");
    return { page: this.of(page), height: Number(height.text) };
  }

  /**
   * Notes and heads of tables bear names that are new in each gathering: told apart by where it begins. The cells of a table
   * name their heads so.
   */
  named(value: Value): string {
    if (value.kind !== "string") throw new Error("A name in a PDF is no string");
    return `${this.asked}-${value.text}`;
  }

  /** All that was asked for, and all that this leads to, but for the links that are led when it is known where to. */
  write(): Link[] {
    const links: Link[] = [];
    for (let theirs = this.#waiting.pop(); theirs !== undefined; theirs = this.#waiting.pop()) {
      const { value, stream } = this.file.object(theirs);
      const own = this.#place(theirs);
      const target = targetOf(this.file, value);
      if (target !== null)
        links.push({ place: own, target, annotation: this.entries(unled(value)) });
      else if (stream) this.book.putStream(own, this.of(value), stream);
      else this.book.put(own, this.#hanging(theirs, value));
    }
    return links;
  }

  #hanging(theirs: number, value: Value): Value {
    const above = this.#hung.get(theirs);
    if (!above || value.kind !== "dictionary") return this.of(value);
    const own = this.entries(value.entries.filter(([key]) => !(key in above)));
    return { kind: "dictionary", entries: [...own, ...Object.entries(above)] };
  }

  #under(key: string, value: Value): Value {
    if (/^StructParents?$/.test(key) && value.kind === "number")
      return number(this.asked + Number(value.text));
    if (key === "ID") return this.#name(value);
    if (key === "Headers" && value.kind === "array")
      return array(value.values.map((one) => this.#name(one)));
    return this.of(value);
  }

  #name(value: Value): Value {
    return string(this.named(value));
  }

  #place(theirs: number): Reference {
    const known = this.#places.get(theirs);
    if (known) return known;
    const own = this.book.next();
    this.#places.set(theirs, own);
    this.#waiting.push(theirs);
    return own;
  }
}
