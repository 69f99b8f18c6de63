import "server-only";
import { createHash } from "node:crypto";
import type { EditionMark } from "@/lib/domain/summary";
import { compress, encodingFor, type Encoding } from "./compression";
import { answerEarly, type Whole } from "./early";
import { readCopy, writeCopy } from "./kept-on-disk";
import { isAnswering, knownStamp, stampOfNow, within, type Stamp } from "./stamp";
import { wireHeaders } from "./wire";

// Rendered documents by address, each under the stamp (edition, take-downs) that it was rendered for. Not the framework's
// cache: that one shows the old page at the first visit after a change, and a take-down cannot reach a second process.

export type Rendered = { status: number; body: string };
/** A document need not be text: a report is bytes. */
export type RenderedFile = { status: number; body: string | Uint8Array };

export type Asked = {
  /** Everything that the document depends on besides the stamp: the path and the parameters, in one order. */
  address: string;
  contentType: string;
  headers?: Record<string, string>;
  /** True where readers ask for `address` letter by letter, and a visit does nothing but show the document. */
  byAddressAlone?: boolean;
  /** What to say with status 503 where nothing has been published yet, or nothing can be read and nothing is kept. */
  unavailable?: (reason: Unavailable) => string | Promise<string>;
};
export type Unavailable = "nothing published" | "out of reach";

/**
 * The document at an address: kept if its stamp is current, else rendered, failing that the last good one, else 503.
 * `render` gets the one edition of the document and must not ask for another moment; only a 200 is kept.
 */
export async function keptResponse(
  request: Request,
  asked: Asked,
  render: (edition: EditionMark) => Promise<RenderedFile>,
): Promise<Response> {
  const stamp = await knownStamp();
  const old = lastGood(asked.address, stamp);
  if (old && (!stamp || old.stamp === stamp.text)) return send(request, asked, old);
  if (stamp && !stamp.mark) return unavailable(asked, "nothing published");
  const document =
    stamp?.mark && (await fresh(asked.address, stamp, stamp.mark, render, Boolean(old)));
  const shown = document ?? old ?? (await copyOf(asked.address, stamp));
  return shown ? send(request, asked, shown) : unavailable(asked, "out of reach");
}

/** What was kept before the last take-down is not good any more: it may hold what was taken down. */
function lastGood(address: string, stamp: Stamp | undefined): Document | undefined {
  const document = shelf.get(address);
  if (!document || !stamp || document.takeDowns === stamp.takeDowns) return document;
  shelf.drop(address);
  return undefined;
}

/** From the disk: what a process has that has rendered nothing yet while the database is away. */
async function copyOf(address: string, stamp: Stamp | undefined): Promise<Document | undefined> {
  const copy = await readCopy(address, stamp?.takeDowns);
  return copy ? documentOf(address, copy.stamp, { status: 200, body: copy.body }) : undefined;
}

type Document = {
  stamp: string;
  takeDowns: number;
  status: number;
  body: Buffer;
  etag: string;
  packed: Map<Encoding, Promise<Buffer>>;
  /** How it was asked for, where its address says it all. */
  asked?: Asked;
  /** What it takes of the shelf, its compressed forms included. */
  bytes: number;
};

/** One per process: the framework may load this module once for each door. */
const room = ((
  globalThis as {
    onusKept?: {
      shelf: Map<string, Document>;
      bytes: number;
      rendering: Map<string, Promise<Document>>;
    };
  }
).onusKept ??= { shelf: new Map(), bytes: 0, rendering: new Map() });

/** Least recently used first. */
const shelf = {
  get(address: string): Document | undefined {
    const document = room.shelf.get(address);
    if (!document) return undefined;
    room.shelf.delete(address);
    room.shelf.set(address, document);
    return document;
  },
  put(address: string, document: Document) {
    shelf.drop(address);
    if (document.bytes > LARGEST_BYTES) return;
    room.shelf.set(address, document);
    room.bytes += document.bytes;
    shelf.makeRoom();
  },
  drop(address: string) {
    room.bytes -= room.shelf.get(address)?.bytes ?? 0;
    room.shelf.delete(address);
  },
  makeRoom() {
    for (const address of room.shelf.keys()) {
      if (room.bytes <= SHELF_BYTES) return;
      shelf.drop(address);
    }
  },
};

const SHELF_BYTES = 64 * 1024 * 1024;
/** A larger document is rendered at each visit: it would push everything else off the shelf. */
const LARGEST_BYTES = 8 * 1024 * 1024;

/** A reader with something old to read waits this long for something new; others until the database itself gives up. */
const PATIENCE_MS = { withOld: 1500, without: 12_000, whileAway: 1200 };

/** One render at a time for an address, however many ask. Undefined where it failed or takes too long; a late one is still kept. */
async function fresh(
  address: string,
  stamp: Stamp,
  edition: EditionMark,
  render: (edition: EditionMark) => Promise<RenderedFile>,
  hasOld: boolean,
): Promise<Document | undefined> {
  const key = `${stamp.text} ${address}`;
  let rendering = room.rendering.get(key);
  if (!rendering) {
    rendering = render(edition).then((rendered) => keep(address, stamp, rendered));
    room.rendering.set(key, rendering);
    rendering.catch(() => {}).finally(() => room.rendering.delete(key));
  }
  try {
    const { withOld, without, whileAway } = PATIENCE_MS;
    return await within(!isAnswering() ? whileAway : hasOld ? withOld : without, rendering);
  } catch (fault) {
    console.error(`Could not render ${address}`, fault);
    return undefined;
  }
}

function keep(address: string, { text, takeDowns }: Stamp, rendered: RenderedFile): Document {
  const document = documentOf(address, text, rendered);
  if (document.status !== 200) return document;
  shelf.put(address, document);
  if (document.bytes <= LARGEST_BYTES)
    void writeCopy(address, takeDowns, { stamp: text, body: document.body });
  return document;
}

function documentOf(address: string, stamp: string, { status, body }: RenderedFile): Document {
  const bytes = Buffer.from(body);
  const digest = createHash("sha256")
    .update(address)
    .update("\n")
    .update(bytes)
    .digest("base64url");
  return {
    stamp,
    takeDowns: Number(stamp.split(".")[1]),
    status,
    body: bytes,
    // Weak, for the same document goes out in several encodings. The digest tells two versions of the software apart.
    etag: `W/"${stamp}-${digest.slice(0, 16)}"`,
    packed: new Map(),
    bytes: bytes.length + address.length * 2 + 500,
  };
}

async function send(request: Request, asked: Asked, document: Document): Promise<Response> {
  if (asked.byAddressAlone) document.asked = asked;
  const { headers } = request;
  const [held, accepted] = [headers.get("if-none-match"), headers.get("accept-encoding")];
  const { bytes, encoding, ...head } = await wholeOf(asked, document, held, accepted);
  if (bytes === null) return new Response(null, head);
  return new Response(bytes as BodyInit, {
    status: head.status,
    headers: { ...head.headers, ...wireHeaders(bytes.length, encoding) },
  });
}

async function wholeOf(
  asked: Asked,
  document: Document,
  held: string | null,
  accepted: string | null,
): Promise<Whole> {
  const { status, etag, body } = document;
  const headers = { ...CACHING, ...asked.headers, "content-type": asked.contentType };
  if (status !== 200) return { status, headers, bytes: body, encoding: null };
  const known = { ...headers, etag };
  if (isHeld(held, etag)) return { status: 304, headers: known, bytes: null, encoding: null };
  const encoding = body.length < WORTH_PACKING_BYTES ? null : encodingFor(accepted);
  const bytes = encoding ? await packed(asked.address, document, encoding) : body;
  return { status, headers: known, bytes, encoding };
}

answerEarly((address, headers) => {
  const document = shelf.get(address);
  if (!document?.asked || document.stamp !== stampOfNow()?.text) return undefined;
  const { asked } = document;
  const [held, accepted] = [headers["if-none-match"], headers["accept-encoding"]];
  return wholeOf(asked, document, held ?? null, String(accepted ?? ""));
});

export const CACHING = {
  "cache-control": "public, max-age=0, s-maxage=5",
  vary: "Accept-Encoding",
};

const WORTH_PACKING_BYTES = 860;

/** Compressed at the first wish and then kept beside the plain bytes. */
function packed(address: string, document: Document, encoding: Encoding): Promise<Buffer> {
  const ready = document.packed.get(encoding);
  if (ready) return ready;
  const packing = compress(document.body, encoding).then((bytes) => {
    document.bytes += bytes.length;
    if (room.shelf.get(address) === document) {
      room.bytes += bytes.length;
      shelf.makeRoom();
    }
    return bytes;
  });
  document.packed.set(encoding, packing);
  return packing;
}

/** Does the reader hold this version already? */
export const isHeld = (ifNoneMatch: string | null, etag: string): boolean =>
  ifNoneMatch !== null &&
  (ifNoneMatch.trim() === "*" || ifNoneMatch.split(",").some((held) => bare(held) === bare(etag)));

const bare = (etag: string) => etag.trim().replace(/^W\//, "");

async function unavailable(
  { contentType, headers, ...asked }: Asked,
  reason: Unavailable,
): Promise<Response> {
  const body = await asked.unavailable?.(reason);
  return new Response(body ?? PLAIN_WORDS[reason], {
    status: 503,
    headers: {
      ...headers,
      "content-type": body === undefined ? "text/plain; charset=utf-8" : contentType,
      "cache-control": "no-store",
      "retry-after": "5",
    },
  });
}

export const PLAIN_WORDS: Record<Unavailable, string> = {
  "nothing published": "Nothing has been published here yet. Come back after the first edition.",
  "out of reach": "This page cannot be read at the moment. Try again in a few seconds.",
};
