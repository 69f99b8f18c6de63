import * as mupdf from "mupdf";
import { LOGO_HEIGHT, LOGO_WIDTH, type DrawnLogo } from "@/lib/domain/logo";
import { done, refused, type Outcome } from "@/lib/domain/outcome";
import { plainCopyOf } from "@/lib/domain/plain-copy";
import { toPicture } from "@/lib/export/picture";
import { headOf } from "./head";
import { notToBeDrawn, SAVE_ANEW } from "./limit";
import { plainSvg } from "./plain-svg";

type Drawn = Omit<DrawnLogo, "sha256"> & { isSeenOnWhite: boolean };

/** A picture drawn anew within the bounds of a logo: of the file that was uploaded nothing is left but what one sees. */
export function drawLogo(original: Uint8Array): Outcome<Drawn> {
  const problem = notToBeDrawn(original);
  if (problem) return refused("not valid", problem, { field: "file" });
  const drawn = headOf(original).kind === "svg" ? drawnSvg(original) : drawnPoints(original);
  if (!drawn.ok) return refused("not valid", drawn.problem.message, { field: "file" });
  const plain = plainCopyOf(drawn.value.png);
  return plain
    ? done({ ...drawn.value, png: plain.bytes })
    : refused("not valid", UNREADABLE, { field: "file" });
}

function drawnSvg(original: Uint8Array): Outcome<Drawn> {
  const plain = plainSvg(new TextDecoder().decode(original));
  if (!plain.ok) return plain;
  try {
    const drawn = toPicture(plain.value, { width: LOGO_WIDTH, height: LOGO_HEIGHT });
    return drawn.pixels.some((value) => value !== 0)
      ? done({
          png: drawn.png,
          width: drawn.width,
          height: drawn.height,
          isSeenOnWhite: isSeenOnWhite(drawn.pixels),
        })
      : refused("not valid", NOTHING_TO_SEE);
  } catch {
    return refused("not valid", UNREADABLE);
  }
}

/** A PNG or a JPEG, turned as its camera says, made smaller where it is too large and never larger. */
function drawnPoints(original: Uint8Array): Outcome<Drawn> {
  // Its reader draws what it finds of one that broke off.
  if (!plainCopyOf(original)) return refused("not valid", UNREADABLE);
  mupdf.disableICC();
  try {
    const kind = headOf(original).kind === "png" ? "image/png" : "image/jpeg";
    const document = mupdf.Document.openDocument(original, kind);
    const page = document.loadPage(0);
    const [left, top, right, bottom] = page.getBounds();
    const [across, down] = [right - left, bottom - top];
    const pixels = new mupdf.Image(original);
    const longest = Math.max(pixels.getWidth(), pixels.getHeight());
    const scale = Math.min(
      longest / Math.max(across, down),
      LOGO_WIDTH / across,
      LOGO_HEIGHT / down,
    );
    return drawnPage(page, scale);
  } catch {
    return refused("not valid", UNREADABLE);
  }
}

function drawnPage(page: mupdf.Page, scale: number): Outcome<Drawn> {
  const drawn = page.toPixmap(mupdf.Matrix.scale(scale, scale), mupdf.ColorSpace.DeviceRGB, true);
  const [width, height] = [drawn.getWidth(), drawn.getHeight()];
  if (width < 1 || height < 1 || width > LOGO_WIDTH || height > LOGO_HEIGHT)
    return refused("not valid", UNREADABLE);
  if (drawn.getPixels().every((value) => value === 0)) return refused("not valid", NOTHING_TO_SEE);
  const seen = isSeenOnWhite(drawn.getPixels());
  return done({ png: Uint8Array.from(drawn.asPNG()), width, height, isSeenOnWhite: seen });
}

/** Of what is drawn, at least so much is darker than white by at least so much. */
const LEAST_PART = 0.01;
const LEAST_STEP = 26;

/** Points of red, green, blue and how opaque they are, by which the colours are multiplied already. */
export function isSeenOnWhite(points: Uint8Array | Uint8ClampedArray): boolean {
  let drawn = 0;
  let darker = 0;
  for (let at = 0; at + 3 < points.length; at += 4) {
    const [red = 0, green = 0, blue = 0, opaque = 0] = points.subarray(at, at + 4);
    if (opaque === 0) continue;
    drawn += 1;
    const light = 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    if (opaque - light >= LEAST_STEP) darker += 1;
  }
  return darker >= drawn * LEAST_PART;
}

const UNREADABLE = `This picture could not be read whole. ${SAVE_ANEW}`;
const NOTHING_TO_SEE =
  "Nothing can be seen in this picture: every point of it is transparent. Choose another file";
