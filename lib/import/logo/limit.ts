import { LOGO_HEIGHT, LOGO_WIDTH, MOST_LOGO_BYTES, MOST_LOGO_PIXELS } from "@/lib/domain/logo";
import { headOf } from "./head";

/** Why it is not even tried; null where nothing in its first bytes speaks against it. */
export function notToBeDrawn(original: Uint8Array): string | null {
  if (original.length === 0) return "This file is empty. Choose a PNG, a JPEG or an SVG";
  if (original.length > MOST_LOGO_BYTES) return TOO_LARGE;
  const head = headOf(original);
  if (head.kind === "webp") return WEBP;
  if (head.kind === "unknown") return OF_ANOTHER_KIND;
  if (head.kind === "svg") return null;
  const { width, height } = head;
  return width * height > MOST_LOGO_PIXELS ? tooManyPixels(width, height) : null;
}

export const SAVE_ANEW = "Open it in a program for pictures, save it as a PNG, and upload that";
const OF_ANOTHER_KIND = `This file is neither a PNG, a JPEG nor an SVG, whatever its name says. ${SAVE_ANEW}`;
const WEBP = `This is a WebP, which cannot be drawn here. ${SAVE_ANEW}`;
const TOO_LARGE = `This file is larger than ${MOST_LOGO_BYTES / 1_000_000} MB. Save the logo smaller, ${LOGO_WIDTH} by ${LOGO_HEIGHT} pixels are enough, and upload that`;
const tooManyPixels = (width: number, height: number) =>
  `This picture is ${width.toLocaleString("en")} by ${height.toLocaleString("en")} pixels large, and ${MOST_LOGO_PIXELS / 1_000_000} million are the most that are drawn. Save it smaller, ${LOGO_WIDTH} by ${LOGO_HEIGHT} are enough, and upload that`;
