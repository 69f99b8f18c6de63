// Pictures without anything that is not needed to draw them: where and when they were taken, by whom, with what; comments,
// previews, profiles, and whatever was appended. What is kept is listed, and everything else goes. The picture itself is
// copied byte for byte.

export type PlainCopy = { bytes: Uint8Array; mime: string; ending: string };

/** A copy without metadata of a JPEG, PNG or WebP; null for anything else, and for what is not sound. */
export function plainCopyOf(original: Uint8Array): PlainCopy | null {
  const jpeg = plainJpeg(original);
  if (jpeg) return { bytes: jpeg, mime: "image/jpeg", ending: "jpg" };
  const png = plainPng(original);
  if (png) return { bytes: png, mime: "image/png", ending: "png" };
  const webp = plainWebp(original);
  return webp && { bytes: webp, mime: "image/webp", ending: "webp" };
}

const JPEG = { start: 0xd8, end: 0xd9, scan: 0xda, jfif: 0xe0, adobe: 0xee };
/** A JFIF header says how dense the points are; a small preview may follow, which is left out. */
const JFIF_BYTES = 14;
/** Adobe's says how the colours are mixed: without it they come out wrong. */
const ADOBE_BYTES = 12;

function plainJpeg(given: Uint8Array): Uint8Array | null {
  if (given[0] !== 0xff || given[1] !== JPEG.start) return null;
  const kept: Uint8Array[] = [given.subarray(0, 2)];
  for (let at = 2; ;) {
    while (given[at] === 0xff && given[at + 1] === 0xff) at += 1;
    const marker = given[at + 1];
    if (given[at] !== 0xff || marker === undefined) return null;
    if (marker === JPEG.end) return joined([...kept, given.subarray(at, at + 2)]);
    const end = at + 2 + read16(given, at + 2);
    if (Number.isNaN(end) || end > given.length) return null;
    kept.push(...segmentKept(marker, given.subarray(at, end)));
    at = end;
    if (marker !== JPEG.scan) continue;
    const next = endOfScan(given, at);
    kept.push(given.subarray(at, next));
    at = next;
  }
}

/** Tables, frames and scans; of the segments of applications only the two that say how to draw. */
function segmentKept(marker: number, segment: Uint8Array): Uint8Array[] {
  const isOfApplication = (marker >= 0xe0 && marker <= 0xef) || marker === 0xfe || marker >= 0xf0;
  if (!isOfApplication) return [segment];
  if (marker === JPEG.jfif && says(segment, 4, "JFIF\0") && segment.length >= 4 + JFIF_BYTES) {
    const header = segment.slice(0, 4 + JFIF_BYTES);
    header.set([0, 2 + JFIF_BYTES], 2);
    header.set([0, 0], 2 + JFIF_BYTES);
    return [header];
  }
  if (marker === JPEG.adobe && says(segment, 4, "Adobe") && segment.length >= 4 + ADOBE_BYTES) {
    const header = segment.slice(0, 4 + ADOBE_BYTES);
    header.set([0, 2 + ADOBE_BYTES], 2);
    return [header];
  }
  return [];
}

/** The points of a picture go on until a marker that is neither a stuffed byte nor a restart. */
function endOfScan(given: Uint8Array, from: number): number {
  for (let at = from; at < given.length - 1; at += 1) {
    const next = given[at + 1] as number;
    if (given[at] === 0xff && next !== 0 && next !== 0xff && !(next >= 0xd0 && next <= 0xd7))
      return at;
  }
  return given.length;
}

const PNG_SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
/** The picture, its frames, and numbers about its colours. */
const PNG_KEPT = "IHDR PLTE IDAT IEND tRNS gAMA cHRM sRGB acTL fcTL fdAT".split(" ");

function plainPng(given: Uint8Array): Uint8Array | null {
  if (!PNG_SIGNATURE.every((byte, at) => given[at] === byte)) return null;
  const kept: Uint8Array[] = [given.subarray(0, 8)];
  for (let at = 8; ;) {
    const end = at + 12 + read32(given, at);
    if (Number.isNaN(end) || end > given.length) return null;
    const kind = textAt(given, at + 4, 4);
    if (PNG_KEPT.includes(kind)) kept.push(given.subarray(at, end));
    if (kind === "IEND") return joined(kept);
    at = end;
  }
}

/** The flags of a WebP that say: a profile, Exif, XMP follow. */
const WEBP_METADATA_FLAGS = 0x20 | 0x08 | 0x04;
const WEBP_KEPT = ["VP8 ", "VP8L", "VP8X", "ALPH", "ANIM", "ANMF"];
const FRAME_HEADER_BYTES = 16;

function plainWebp(given: Uint8Array): Uint8Array | null {
  if (!says(given, 0, "RIFF") || !says(given, 8, "WEBP")) return null;
  const end = 8 + read32Little(given, 4);
  const kept = end <= given.length ? webpChunks(given.subarray(12, end)) : null;
  if (!kept) return null;
  const body = joined([given.subarray(8, 12), ...kept]);
  return joined([given.subarray(0, 4), little32(body.length), body]);
}

function webpChunks(given: Uint8Array): Uint8Array[] | null {
  const kept: Uint8Array[] = [];
  for (let at = 0; at < given.length;) {
    const size = read32Little(given, at + 4);
    const end = at + 8 + size + (size % 2);
    if (Number.isNaN(end) || at + 8 + size > given.length) return null;
    const kind = textAt(given, at, 4);
    const chunk = webpChunk(kind, given.subarray(at + 8, at + 8 + size));
    if (chunk === null) return null;
    kept.push(...chunk);
    at = end;
  }
  return kept;
}

function webpChunk(kind: string, payload: Uint8Array): Uint8Array[] | null {
  if (!WEBP_KEPT.includes(kind)) return [];
  if (kind === "VP8X") {
    const plain = payload.slice();
    plain[0] = (plain[0] ?? 0) & ~WEBP_METADATA_FLAGS;
    return [chunkOf(kind, plain)];
  }
  if (kind !== "ANMF") return [chunkOf(kind, payload)];
  const inside = webpChunks(payload.subarray(FRAME_HEADER_BYTES));
  const frame = inside && joined([payload.subarray(0, FRAME_HEADER_BYTES), ...inside]);
  return frame && [chunkOf(kind, frame)];
}

const chunkOf = (kind: string, payload: Uint8Array): Uint8Array =>
  joined([
    Uint8Array.from(kind, (sign) => sign.charCodeAt(0)),
    little32(payload.length),
    payload,
    new Uint8Array(payload.length % 2),
  ]);

const read16 = (given: Uint8Array, at: number): number =>
  ((given[at] ?? NaN) << 8) + (given[at + 1] ?? NaN);
const read32 = (given: Uint8Array, at: number): number =>
  read16(given, at) * 65_536 + read16(given, at + 2);
const read32Little = (given: Uint8Array, at: number): number =>
  (given[at] ?? NaN) +
  (given[at + 1] ?? NaN) * 256 +
  (given[at + 2] ?? NaN) * 65_536 +
  (given[at + 3] ?? NaN) * 16_777_216;
const little32 = (value: number): Uint8Array =>
  Uint8Array.from([0, 8, 16, 24], (shift) => (value >>> shift) & 0xff);
const textAt = (given: Uint8Array, at: number, length: number): string =>
  String.fromCharCode(...given.subarray(at, at + length));
const says = (given: Uint8Array, at: number, text: string): boolean =>
  textAt(given, at, text.length) === text;

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
