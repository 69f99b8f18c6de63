/** One part of a form that was sent as multipart/form-data; a file has a name of its own. */
export type Part = {
  name: string;
  fileName: string | null;
  mime: string;
  body: AsyncIterable<Uint8Array>;
};

/** The form broke off or is not what it claims to be. */
export class BrokenForm extends Error {}

const MOST_HEADER_BYTES = 16_384;

/** The mark between the parts, from the Content-Type; null where it is another kind of form. */
export function boundaryOf(contentType: string | null): string | null {
  const found = /^multipart\/form-data;.*?boundary=(?:"([^"]{1,70})"|([^\s;]{1,70}))/i.exec(
    contentType ?? "",
  );
  return found?.[1] ?? found?.[2] ?? null;
}

/**
 * The parts of a form, one after the other, as their bytes arrive: nothing is held but what may be the start of a mark.
 * Each body has to be read to its end before the next part is asked for.
 */
export async function* partsOf(
  form: AsyncIterable<Uint8Array>,
  boundary: string,
): AsyncGenerator<Part> {
  const mark = Buffer.from(`\r\n--${boundary}`);
  const reader = new Reader(form);
  reader.push(Buffer.from("\r\n")); // The first mark stands at the start of the form, without a line before it.
  for await (const _ of until(reader, mark)) void _;
  for (;;) {
    if ((await reader.line()) === "--") return;
    const headers = await headersOf(reader);
    const disposition = headers.get("content-disposition") ?? "";
    yield {
      name: parameter(disposition, "name") ?? "",
      fileName: parameter(disposition, "filename"),
      mime: headers.get("content-type") ?? "application/octet-stream",
      body: until(reader, mark),
    };
  }
}

/** Everything up to the mark, which is taken off. */
async function* until(reader: Reader, mark: Buffer): AsyncGenerator<Uint8Array> {
  for (;;) {
    const at = reader.held.indexOf(mark);
    if (at >= 0) {
      if (at > 0) yield reader.take(at);
      reader.take(mark.length);
      return;
    }
    // What is left may be the first bytes of the mark.
    const safe = reader.held.length - mark.length + 1;
    if (safe > 0) yield reader.take(safe);
    await reader.more();
  }
}

async function headersOf(reader: Reader): Promise<Map<string, string>> {
  const headers = new Map<string, string>();
  for (;;) {
    const line = await reader.line();
    if (line === "") return headers;
    const colon = line.indexOf(":");
    if (colon < 1) throw new BrokenForm("a header of a part has no name");
    headers.set(line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim());
  }
}

/** Browsers write quotation marks in a name as %22 and line breaks as %0D%0A. */
function parameter(header: string, name: string): string | null {
  const found = new RegExp(`(?:^|;)\\s*${name}="([^"]*)"`, "i").exec(header)?.[1];
  return found === undefined ? null : found.replaceAll("%22", '"').replaceAll(/%0d|%0a/gi, " ");
}

/** Holds what has arrived and was not yet taken. */
class Reader {
  held: Buffer = Buffer.alloc(0);
  private readonly source: AsyncIterator<Uint8Array>;

  constructor(source: AsyncIterable<Uint8Array>) {
    this.source = source[Symbol.asyncIterator]();
  }

  push(bytes: Uint8Array) {
    this.held = this.held.length === 0 ? Buffer.from(bytes) : Buffer.concat([this.held, bytes]);
  }

  take(length: number): Buffer {
    const taken = this.held.subarray(0, length);
    this.held = this.held.subarray(length);
    return taken;
  }

  async more(): Promise<void> {
    const { done, value } = await this.source.next();
    if (done) throw new BrokenForm("the form ends in the middle of a part");
    this.push(value);
  }

  async line(): Promise<string> {
    for (;;) {
      const at = this.held.indexOf("\r\n");
      if (at >= 0) {
        const text = this.take(at).toString("utf8");
        this.take(2);
        return text;
      }
      // The form may end with its last mark, without a line break after it.
      if (this.held.length === 2 && this.held.toString() === "--") return "--";
      if (this.held.length > MOST_HEADER_BYTES) throw new BrokenForm("a header is too long");
      await this.more();
    }
  }
}
