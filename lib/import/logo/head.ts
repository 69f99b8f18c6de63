/** What a picture is, and how large, as its first bytes say: known before anything of it is unpacked. */
export type PictureHead =
  | { kind: "png" | "jpeg"; width: number; height: number }
  | { kind: "svg" }
  | { kind: "webp" }
  | { kind: "unknown" };

export function headOf(given: Uint8Array): PictureHead {
  const bytes = Buffer.from(given.buffer, given.byteOffset, given.byteLength);
  if (bytes.subarray(0, 8).equals(PNG_SIGNATURE)) return pngHead(bytes);
  if (bytes[0] === 0xff && bytes[1] === 0xd8) return jpegHead(bytes);
  if (bytes.toString("latin1", 0, 4) === "RIFF" && bytes.toString("latin1", 8, 12) === "WEBP")
    return { kind: "webp" };
  return looksLikeSvg(bytes) ? { kind: "svg" } : { kind: "unknown" };
}

const PNG_SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** The header of a PNG comes first, or it is none. */
function pngHead(bytes: Buffer): PictureHead {
  if (bytes.length < 33 || bytes.toString("latin1", 12, 16) !== "IHDR") return { kind: "unknown" };
  return sized("png", bytes.readUInt32BE(16), bytes.readUInt32BE(20));
}

/** The frame of a JPEG says its size; C4, C8 and CC are tables among the markers of frames. */
function jpegHead(bytes: Buffer): PictureHead {
  for (let at = 2; at + 9 <= bytes.length;) {
    if (bytes[at] !== 0xff) return { kind: "unknown" };
    const marker = bytes[at + 1]!;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker))
      return sized("jpeg", bytes.readUInt16BE(at + 7), bytes.readUInt16BE(at + 5));
    if (marker === 0xd9 || marker === 0xda) return { kind: "unknown" };
    at += 2 + bytes.readUInt16BE(at + 2);
  }
  return { kind: "unknown" };
}

const sized = (kind: "png" | "jpeg", width: number, height: number): PictureHead =>
  width > 0 && height > 0 ? { kind, width, height } : { kind: "unknown" };

const looksLikeSvg = (bytes: Buffer): boolean =>
  /^\uFEFF?\s*<(\?xml|!--|!DOCTYPE\s+svg|svg[\s>])/i.test(bytes.toString("utf8", 0, 256)) &&
  bytes.includes("<svg");
