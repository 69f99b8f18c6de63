import type { PDFObject } from "mupdf";
import { plainCopyOf } from "@/lib/domain/plain-copy";
import type { Copying } from "./copying";

/**
 * A picture of a PDF without what stands beside its points. A JPEG stays one, without its metadata; every other is
 * unpacked to its points, so that nothing that its packing could hold comes along.
 */
export function pictureCopy(copier: Copying, place: PDFObject, given: PDFObject): void {
  const packings = packingsOf(given);
  const jpeg = packings.join() === "DCTDecode" ? plainJpeg(given) : null;
  if (jpeg) return writeJpeg(copier, place, given, jpeg);
  if (packings.at(-1) === "JPXDecode") return writePoints(copier, place, given);
  place.writeObject(copier.part("a picture", given));
  const bytes = given.readStream().asUint8Array();
  place.writeStream(bytes.subarray(0, sizeOf(copier, given)));
}

function packingsOf(given: PDFObject): string[] {
  const filter = given.get("Filter");
  if (filter.isName()) return [filter.asName()];
  const names: string[] = [];
  if (filter.isArray()) filter.forEach((one) => void names.push(one.asName()));
  return names;
}

function plainJpeg(given: PDFObject): Uint8Array | null {
  const copy = plainCopyOf(given.readRawStream().asUint8Array());
  return copy?.mime === "image/jpeg" ? copy.bytes : null;
}

function writeJpeg(copier: Copying, place: PDFObject, given: PDFObject, jpeg: Uint8Array): void {
  const dictionary = copier.part("a picture", given);
  dictionary.put("Filter", "DCTDecode");
  const transform = given.get("DecodeParms").isArray()
    ? given.get("DecodeParms", 0, "ColorTransform")
    : given.get("DecodeParms", "ColorTransform");
  if (transform.isInteger())
    dictionary.put("DecodeParms", { ColorTransform: transform.asNumber() });
  place.writeObject(dictionary);
  place.writeRawStream(jpeg);
}

/** JPEG 2000 says in itself which colours it has: its points are written out, with the colours that came out. */
function writePoints(copier: Copying, place: PDFObject, given: PDFObject): void {
  const points = copier.from.loadImage(given).toPixmap();
  const components = points.getNumberOfComponents() - points.getAlpha();
  const dictionary = copier.part("a picture", given);
  dictionary.put("Width", points.getWidth());
  dictionary.put("Height", points.getHeight());
  dictionary.put("BitsPerComponent", 8);
  dictionary.put("ColorSpace", ["", "DeviceGray", "", "DeviceRGB", "DeviceCMYK"][components] ?? "");
  dictionary.delete("Decode");
  place.writeObject(dictionary);
  place.writeStream(withoutAlpha(points.getPixels(), components, points.getAlpha()));
}

function withoutAlpha(points: Uint8ClampedArray, components: number, alpha: number): Uint8Array {
  if (alpha === 0) return Uint8Array.from(points);
  return Uint8Array.from(points.filter((_, at) => at % (components + alpha) < components));
}

/** What follows the last row of points is no part of the picture. */
function sizeOf({ from }: Copying, given: PDFObject): number {
  const image = from.loadImage(given);
  const bits = image.getWidth() * image.getNumberOfComponents() * image.getBitsPerComponent();
  return Math.ceil(bits / 8) * image.getHeight();
}
