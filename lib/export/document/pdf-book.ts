import { deflateSync } from "node:zlib";
import { written, type Entry, type Reference, type Value } from "@/lib/import/plain-pdf/token";

/**
 * Writes a PDF from its first byte to its last and holds none of its objects: small ones go together in bundles, pressed, and
 * a table at the end says where each is.
 */
export class PdfBook {
  #ready: Uint8Array[] = [];
  #length = 0;
  /** Of each object by its number: the sort of its place, and the place (bytes from the beginning, or bundle and index). */
  readonly #places: [sort: number, place: number, index: number][] = [[0, 0, 65535]];
  #bundled: { number: number; text: string }[] = [];

  constructor() {
    // Four signs beyond ASCII tell programs that pass files on that this is no text.
    this.#write(Buffer.from("%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "latin1"));
  }

  /** Where an object will stand that is put later. */
  next(): Reference {
    return { kind: "reference", number: this.#places.push([0, 0, 0]) - 1 };
  }

  put({ number }: Reference, value: Value): void {
    this.#bundled.push({ number, text: written(value) });
    if (this.#bundled.length === MOST_BUNDLED) this.#bundle();
  }

  add(value: Value): Reference {
    const place = this.next();
    this.put(place, value);
    return place;
  }

  /** Its bytes as they are: how they are pressed is for the dictionary to say. */
  putStream(place: Reference, value: Value, bytes: Uint8Array): void {
    this.#places[place.number] = [1, this.#length, 0];
    const head = written({ kind: "dictionary", entries: withLength(value, bytes.length) });
    this.#write(Buffer.from(`${place.number} 0 obj\n${head}\nstream\n`, "latin1"));
    this.#write(bytes);
    this.#write(Buffer.from("\nendstream\nendobj\n"));
  }

  /** What is written and was not taken yet. */
  *written(): Generator<Uint8Array> {
    const ready = this.#ready;
    this.#ready = [];
    yield* ready;
  }

  end(trailer: Record<string, Value>): void {
    this.#bundle();
    const own = this.next();
    const start = this.#length;
    this.#places[own.number] = [1, start, 0];
    const rows = Buffer.alloc(this.#places.length * 7);
    this.#places.forEach(([sort, place, index], at) => {
      rows.writeUInt8(sort, at * 7);
      rows.writeUInt32BE(place, at * 7 + 1);
      rows.writeUInt16BE(index, at * 7 + 5);
    });
    const widths = array([1, 4, 2].map(number));
    const size = number(this.#places.length);
    this.putStream(own, pressed("XRef", { ...trailer, Size: size, W: widths }), deflateSync(rows));
    this.#write(Buffer.from(`startxref\n${start}\n%%EOF\n`));
  }

  #bundle(): void {
    if (this.#bundled.length === 0) return;
    const bundle = this.next();
    let length = 0;
    const heads = this.#bundled.map(({ number, text }, index) => {
      this.#places[number] = [2, bundle.number, index];
      const head = `${number} ${length}`;
      length += text.length + 1;
      return head;
    });
    const head = `${heads.join(" ")}\n`;
    const body = this.#bundled.map(({ text }) => text).join("\n");
    this.#bundled = [];
    const count = { N: number(heads.length), First: number(head.length) };
    const bytes = deflateSync(Buffer.from(head + body, "latin1"));
    this.putStream(bundle, pressed("ObjStm", count), bytes);
  }

  #write(bytes: Uint8Array): void {
    this.#ready.push(bytes);
    this.#length += bytes.length;
  }
}

const MOST_BUNDLED = 200;

const withLength = (value: Value, length: number): Entry[] => [
  ...(value.kind === "dictionary" ? value.entries : []).filter(([key]) => key !== "Length"),
  ["Length", number(length)],
];

const pressed = (type: string, entries: Record<string, Value>): Value =>
  dictionary({ Type: name(type), ...entries, Filter: name("FlateDecode") });

export const name = (text: string): Value => ({ kind: "name", name: text });
/** To a thousandth, which is less than anybody sees. */
export const number = (value: number): Value => ({
  kind: "number",
  text: String(Math.round(value * 1000) / 1000),
});
export const array = (values: Value[]): Value => ({ kind: "array", values });
/** Bytes, of which each sign is one. */
export const string = (text: string): Value => ({ kind: "string", text });
/** What a reader is shown: in UTF-16, behind the mark that says so. */
export const words = (text: string): Value =>
  string(Buffer.from(`\ufeff${text}`, "utf16le").swap16().toString("latin1"));
export const dictionary = (entries: Record<string, Value>): Value => ({
  kind: "dictionary",
  entries: Object.entries(entries),
});
