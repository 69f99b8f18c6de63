import * as mupdf from "mupdf";
import { plainCopyOf } from "@/lib/domain/plain-copy";
import { KEPT } from "./kept";

const KEYS = new Set([
  ...Object.values(KEPT).flatMap((part) => Object.keys(part)),
  ..."Type Pages Kids Count Parent MediaBox CropBox Rotate UserUnit Group Resources Contents".split(
    " ",
  ),
  ..."ColorSpace ExtGState Font Pattern Shading XObject".split(" "),
  ..."Length Length1 Length2 Length3 Filter DecodeParms ColorTransform Size Root".split(" "),
]);
/** Keys whose dictionaries are keyed by names of resources and of characters. */
const NAMED_FREELY = new Set(
  "ColorSpace ExtGState Font Pattern Shading XObject CharProcs".split(" "),
);
/** Where a string may stand. */
const WORDED = new Set(["Registry", "Ordering", "ColorSpace"]);

/**
 * What is wrong with a copy that was made of this original, in a word for the log of nobody: a key or a string that
 * should not be there, something that no page uses, what the original said of its makers, or a page that looks different.
 * Null where nothing is.
 */
export function whatStayed(original: mupdf.PDFDocument, bytes: Uint8Array): string | null {
  const copy = new mupdf.PDFDocument(bytes);
  const found = new Found();
  found.walk(copy.getTrailer(), "");
  if (found.problem) return found.problem;
  const objects = copy.countObjects() - 1;
  if (found.seen.size < objects) return "unused objects";
  if (saysOneOf(tellTales(original), [bytes, ...found.beside])) return "words about its makers";
  return looksDifferent(original, copy);
}

class Found {
  readonly seen = new Set<number>();
  /** Every stream that is no drawing: what a page says is there to be read. */
  readonly beside: Uint8Array[] = [];
  problem: string | null = null;

  walk(given: mupdf.PDFObject, under: string): void {
    if (given.isIndirect()) {
      if (this.seen.has(given.asIndirect())) return;
      this.seen.add(given.asIndirect());
      if (given.isStream()) this.stream(given, under);
    }
    if (given.isString() && !WORDED.has(under)) this.problem = "a string";
    if (given.isArray()) given.forEach((one) => this.walk(one, under));
    if (given.isDictionary())
      given.forEach((one, key) => {
        const name = String(key);
        if (!NAMED_FREELY.has(under) && !KEYS.has(name)) this.problem = "a key";
        this.walk(one, NAMED_FREELY.has(under) && !given.isStream() ? FREE : name);
      });
  }

  private stream(given: mupdf.PDFObject, under: string): void {
    const isJpeg = given.get("Filter").isName() && given.get("Filter").asName() === "DCTDecode";
    const bytes = (isJpeg ? given.readRawStream() : given.readStream()).asUint8Array();
    if (isJpeg && plainCopyOf(bytes)?.bytes.length !== bytes.length) this.problem = "a picture";
    const isDrawing = under === "Contents" || !given.get("BBox").isNull();
    if (!isDrawing) this.beside.push(Uint8Array.from(bytes));
  }
}
/** Under a name that somebody chose stands a thing of its own. */
const FREE = "";

/** Shorter words occur anywhere. */
const SHORTEST = 6;
const MOST = 500;

/** What the original says of itself and of its makers, as far as it says so in the usual places. */
function tellTales(original: mupdf.PDFDocument): string[] {
  const trailer = original.getTrailer();
  const told: string[] = [];
  trailer.get("Info").forEach((one) => void (one.isString() && told.push(one.asString())));
  const metadata = trailer.get("Root", "Metadata");
  if (metadata.isStream())
    told.push(
      ...metadata
        .readStream()
        .asString()
        .split(/<[^>]*>/),
    );
  for (let at = 0; at < original.countPages(); at += 1)
    original
      .findPage(at)
      .get("Annots")
      .forEach((one) => {
        for (const name of ["T", "Contents", "Subj"])
          if (one.get(name).isString()) told.push(one.get(name).asString());
      });
  return told
    .map((one) => one.trim())
    .filter((one) => one.length >= SHORTEST)
    .slice(0, MOST);
}

function saysOneOf(words: readonly string[], texts: readonly Uint8Array[]): boolean {
  const forms = words.flatMap((word) => [
    Buffer.from(word, "utf8"),
    Buffer.from(word, "latin1"),
    Buffer.from(word, "utf16le").swap16(),
  ]);
  return texts.some((text) => {
    const searched = Buffer.from(text.buffer, text.byteOffset, text.byteLength);
    return forms.some((form) => searched.includes(form));
  });
}

/** Points along the longer side of a page when two are compared. */
const POINTS = 300;
/** Rounding may move a point by so much, and so many of a thousand may be moved by more. */
const SAME = 16;
const MOST_OF_THOUSAND = 2;

function looksDifferent(original: mupdf.PDFDocument, copy: mupdf.PDFDocument): string | null {
  if (original.countPages() !== copy.countPages()) return "a page more or less";
  for (let at = 0; at < copy.countPages(); at += 1) {
    const [before, after] = [drawn(original, at), drawn(copy, at)];
    if (before.length !== after.length) return "a page of another size";
    const moved = before.reduce(
      (sum, value, place) => sum + (Math.abs(value - (after[place] ?? 0)) > SAME ? 1 : 0),
      0,
    );
    if (moved * 1000 > before.length * MOST_OF_THOUSAND) return `page ${at + 1} looks different`;
  }
  return null;
}

/** A page as numbers, without notes and links. */
function drawn(document: mupdf.PDFDocument, at: number): Uint8ClampedArray {
  const page = document.loadPage(at);
  const [left, top, right, bottom] = page.getBounds();
  const scale = POINTS / Math.max(right - left, bottom - top, 1);
  const pixmap = page.toPixmap(
    mupdf.Matrix.scale(scale, scale),
    mupdf.ColorSpace.DeviceRGB,
    false,
    false,
  );
  const points = Uint8ClampedArray.from(pixmap.getPixels());
  pixmap.destroy();
  page.destroy();
  return points;
}
