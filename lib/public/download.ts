import "server-only";
import { createHash } from "node:crypto";
import { pipeline, Readable } from "node:stream";
import { createGzip } from "node:zlib";
import type { z } from "zod";
import type { EditionMark } from "@/lib/domain/summary";
import { addressOf, mustWait, OPEN_HEADERS, refusal } from "./api";
import { encodingFor } from "./compression";
import { findEdition } from "./edition";
import { errorBody, notFound, wrongInput } from "./error";
import { CACHING, isHeld, PLAIN_WORDS, type Unavailable } from "./kept";
import { readQuery } from "./query";
import { siteAddress } from "./site";
import { knownStamp } from "./stamp";
import { wireHeaders } from "./wire";

/** What a file may be asked: which edition it is to be of, and what it is to keep to. */
type FileParameters = z.ZodObject<{ edition: z.ZodType<number | undefined> }>;

/** Text, or bytes that are packed already. */
type Pieces = AsyncGenerator<string | Uint8Array>;

export type Download<S extends FileParameters> = {
  /** The file's name without its edition: `recommendations.csv`. */
  name: string;
  contentType: string;
  parameters: S;
  /** The file, piece by piece, all of one edition; `address` is where just this can be had for good. */
  write: (filter: Omit<z.infer<S>, "edition">, edition: EditionMark, address: string) => Pieces;
};

/** A file as it is asked for by its parameters. */
export async function download<S extends FileParameters>(
  request: Request,
  file: Download<S>,
): Promise<Response> {
  const url = new URL(request.url);
  const read = readQuery(file.parameters, url.searchParams);
  if (!read.ok) return (await mustWait(request)) ?? refusal(wrongInput(read.problem));
  const { edition: number, ...filter } = read.value;
  return streamed(request, {
    address: addressOf(url.pathname, read.value),
    edition: number,
    contentType: file.contentType,
    nameIn: (edition) => fileName(file.name, edition, filter),
    write: (edition) => file.write(filter, edition, permanent(url.pathname, read.value, edition)),
  });
}

/** The same question to the edition that answers it. */
const permanent = (pathname: string, asked: object, { number }: EditionMark): string =>
  siteAddress(addressOf(pathname, { ...asked, edition: number }));

export type Stream = {
  /** The path and the parameters, in one order. */
  address: string;
  /** The edition asked for; without it, the newest. */
  edition: number | undefined;
  contentType: string;
  nameIn: (edition: EditionMark) => string;
  write: (edition: EditionMark) => Pieces;
};

/**
 * A file of any length: nothing is kept but a piece at a time. The first piece is made before the answer begins, so that
 * a database that is away gives 503; a failure after that breaks the transfer off, and no program takes it for whole.
 */
export async function streamed(request: Request, file: Stream): Promise<Response> {
  const wait = await mustWait(request);
  if (wait) return wait;
  const stamp = await knownStamp();
  if (!stamp?.mark) return notAvailable(stamp ? "nothing published" : "out of reach");
  const edition = await findEditionOr(stamp.mark, file.edition);
  if (edition === "out of reach") return notAvailable(edition);
  if (!edition) return refusal(notFound());

  const digest = createHash("sha256").update(file.address).digest("base64url").slice(0, 16);
  const etag = `W/"${stamp.text}-${digest}"`;
  const headers = {
    ...CACHING,
    ...OPEN_HEADERS,
    etag,
    "content-type": file.contentType,
    "content-disposition": `attachment; filename="${file.nameIn(edition)}"`,
  };
  if (isHeld(request.headers.get("if-none-match"), etag))
    return new Response(null, { status: 304, headers });
  return begin(request, file.write(edition), headers);
}

/** `recommendations.csv` of edition 3, of one State, is `recommendations-chn-edition-3.csv`. */
function fileName(
  name: string,
  { number }: EditionMark,
  { state, about = state }: { state?: string; about?: string },
): string {
  const [stem, ending] = [name.slice(0, name.lastIndexOf(".")), name.split(".").at(-1)];
  return `${[stem, about?.toLowerCase(), "edition", number].filter(Boolean).join("-")}.${ending}`;
}

async function findEditionOr(newest: EditionMark, number: number | undefined) {
  if (number === undefined || number === newest.number) return newest;
  try {
    return await findEdition(number);
  } catch (fault) {
    console.error(`Could not read edition ${number}`, fault);
    return "out of reach" as const;
  }
}

async function begin(
  request: Request,
  pieces: Pieces,
  headers: Record<string, string>,
): Promise<Response> {
  const first = await pieces.next().catch((fault: unknown) => {
    console.error("Could not begin a download", fault);
    return null;
  });
  if (!first) return notAvailable("out of reach");
  // Gzip alone: brotli at a useful strength would hold the stream back. A workbook is packed already.
  const isText = typeof first.value === "string";
  const encoding = isText ? encodingFor(request.headers.get("accept-encoding"), ["gzip"]) : null;
  const bytes = following(first, pieces);
  return new Response(streamOf(encoding ? gzipped(bytes) : bytes), {
    headers: { ...headers, ...wireHeaders(null, encoding) },
  });
}

async function* following(first: IteratorResult<string | Uint8Array>, rest: Pieces) {
  if (first.done) return;
  yield Buffer.from(first.value);
  for await (const piece of rest) yield Buffer.from(piece);
}

async function* gzipped(pieces: AsyncGenerator<Buffer>): AsyncGenerator<Buffer> {
  const gzip = createGzip({ level: 5 });
  pipeline(Readable.from(pieces), gzip, () => {}); // A fault reaches the reader of the gzip.
  for await (const packed of gzip) yield packed as Buffer;
}

/** Made by hand: the adapter of the platform throws out of turn when a reader goes away in the middle. */
function streamOf(pieces: AsyncGenerator<Buffer>): ReadableStream<Uint8Array> {
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await pieces.next();
      if (done) controller.close();
      else controller.enqueue(new Uint8Array(value));
    },
    async cancel() {
      await pieces.return(undefined);
    },
  });
}

const notAvailable = (reason: Unavailable): Response =>
  refusal({ status: 503, body: errorBody("not available", PLAIN_WORDS[reason]) });
