import { Tokens, type Value } from "@/lib/import/plain-pdf/token";

/** An object of a PDF: its value, and where it is a stream, the bytes that stand behind it as they stand. */
export type PdfObject = { value: Value; stream: Uint8Array | null };

/** Reads a PDF as Typst writes it: each object stands by itself, and one plain table lists where. */
export class PdfFile {
  readonly trailer: Value;
  readonly #bytes: Buffer;
  readonly #text: string;
  readonly #places: number[];
  readonly #read = new Map<number, PdfObject>();

  constructor(bytes: Uint8Array) {
    this.#bytes = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.#text = this.#bytes.toString("latin1");
    const { places, end } = tableOf(this.#text);
    this.#places = places;
    this.trailer = this.#valueAt(end).value;
  }

  object(number: number): PdfObject {
    const known = this.#read.get(number);
    if (known) return known;
    const place = this.#places[number];
    if (!place) throw new Error(`A PDF refers to object ${number}, which it does not hold`);
    const object = this.#objectAt(this.#text.indexOf("obj", place) + "obj".length);
    this.#read.set(number, object);
    return object;
  }

  /** What stands under these names, one below the other, wherever references lead; null where nothing does. */
  get(value: Value | null, ...names: string[]): Value | null {
    let found = this.meant(value);
    for (const name of names) found = this.meant(entry(found, name));
    return found;
  }

  meant(value: Value | null): Value | null {
    return value?.kind === "reference" ? this.object(value.number).value : value;
  }

  #valueAt(place: number): { value: Value; end: number } {
    const tokens = new Tokens(this.#text);
    tokens.at = place;
    const value = tokens.next();
    if (!value) throw new Error("A PDF ends before it should");
    tokens.skip();
    return { value, end: tokens.at };
  }

  #objectAt(place: number): PdfObject {
    const { value, end } = this.#valueAt(place);
    const opening = STREAM.exec(this.#text.slice(end, end + 8));
    if (!opening) return { value, stream: null };
    const start = end + opening[0].length;
    const length = this.get(value, "Length");
    if (length?.kind !== "number") throw new Error("A stream of a PDF has no length");
    return { value, stream: this.#bytes.subarray(start, start + Number(length.text)) };
  }
}

const STREAM = /^stream\r?\n/;

/** Where each object stands, by its number; and where the table ends, behind which stands the trailer. */
function tableOf(text: string): { places: number[]; end: number } {
  const start = Number(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(text.slice(-64))?.[1]);
  const head = /^xref\s+0 (\d+)\s+/.exec(text.slice(start, start + 32));
  if (!head) throw new Error("A PDF has no plain table of its objects");
  const first = start + head[0].length;
  const end = first + Number(head[1]) * ROW;
  const places: number[] = [];
  for (let at = first; at < end; at += ROW)
    places.push(text[at + 17] === "n" ? Number(text.slice(at, at + 10)) : 0);
  if (!text.startsWith("trailer", end)) throw new Error("A PDF has no trailer");
  return { places, end: end + "trailer".length };
}

/** Letters in a row of the table. */
const ROW = 20;

/** What stands under this name in a dictionary, as it stands there. */
export function entry(value: Value | null, name: string): Value | null {
  if (value?.kind !== "dictionary") return null;
  return value.entries.find(([one]) => one === name)?.[1] ?? null;
}

export const valuesOf = (value: Value | null): Value[] =>
  value?.kind === "array" ? value.values : [];
