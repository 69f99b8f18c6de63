import { done, type Outcome, refused } from "@/lib/domain/outcome";

/**
 * Decodes a text file: UTF-8, else the Mac Roman or Windows-1252 of old spreadsheets, whichever makes words of it.
 * Line ends become "\n". What is not certainly text is refused: a wrong guess would put words in a State's mouth.
 */
export function decodeText(bytes: Uint8Array): Outcome<string> {
  if (isUtf16(bytes)) return refused("not valid", UTF16);
  if (bytes.includes(0)) return refused("not valid", BINARY);
  const text = tryDecode(bytes, "utf-8") ?? decodeLegacy(bytes);
  return text === null ? refused("not valid", UNKNOWN_ENCODING) : done(lines(text));
}

const lines = (text: string) => text.replace(/^\uFEFF/, "").replaceAll(/\r\n?/g, "\n");

/** A byte order mark, or every other byte of the beginning empty. */
function isUtf16(bytes: Uint8Array): boolean {
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) return true;
  const start = bytes.subarray(0, 400);
  const empty = (offset: number) => start.filter((byte, at) => at % 2 === offset && byte === 0);
  return start.length > 8 && Math.max(empty(0).length, empty(1).length) > start.length / 3;
}

function decodeLegacy(bytes: Uint8Array): string | null {
  const mac = tryDecode(bytes, "macintosh") ?? "";
  const windows = decodeWindows(bytes);
  const [oddOfMac, oddOfWindows] = [oddities(mac), oddities(windows)];
  if (oddOfMac !== oddOfWindows) return oddOfMac < oddOfWindows ? mac : windows;
  // Only the old Mac ended its lines with a bare carriage return.
  return mac.includes("\r") && !mac.includes("\n") ? mac : null;
}

/** By hand: TextDecoder of some versions of Node reads Windows-1252 as Latin-1, and its quotation marks as controls. */
function decodeWindows(bytes: Uint8Array): string {
  return Buffer.from(bytes)
    .toString("latin1")
    .replaceAll(/[\u0080-\u009F]/g, (control) => WINDOWS[control.charCodeAt(0) - 0x80] ?? control);
}
const WINDOWS = [..."€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ"];

/** Letters and signs that stand where no writer puts them: "CÙte", "wom‡n", "Žvolution" inside a word. */
function oddities(text: string): number {
  const beyondAscii = text.match(/[\s\S]?[^\u0000-\u007F]/g) ?? [];
  return beyondAscii.filter((pair) => /^\p{Ll}\p{Lu}$|[^\p{L}‘’“”–—…•\u00A0]$/u.test(pair)).length;
}

function tryDecode(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

const UTF16 =
  "This text is written in UTF-16. Save it as “CSV UTF-8 (comma delimited)” and try again.";
const BINARY = "This is neither a text nor a Word document: it holds bytes that no text has.";
const UNKNOWN_ENCODING =
  "The encoding of this text cannot be told for certain. Save it as “CSV UTF-8 (comma delimited)” and try again.";
