import path from "node:path";
import { Resvg } from "@resvg/resvg-js";

/**
 * An SVG of ours as PNG, so many pixels wide. It is drawn with the fonts of the house alone, so that all machines agree,
 * and loads nothing from anywhere.
 */
export function toPng(svg: string, width: number): Uint8Array {
  return new Resvg(svg, { fitTo: { mode: "width", value: width }, font: FONT }).render().asPng();
}

/** The same as large as it can be within these bounds, with its points. */
export function toPicture(svg: string, bounds: { width: number; height: number }) {
  const { width, height } = new Resvg(svg, { font: FONT });
  const mode = width / height > bounds.width / bounds.height ? "width" : "height";
  const drawn = new Resvg(svg, { fitTo: { mode, value: bounds[mode] }, font: FONT }).render();
  return { png: drawn.asPng(), pixels: drawn.pixels, width: drawn.width, height: drawn.height };
}

const font = (family: string, name: string, face: string) =>
  path.join(
    process.cwd(),
    ...["node_modules", "@expo-google-fonts", family, face, `${name}_${face}.ttf`],
  );

const FONT_FILES = [
  font("source-sans-3", "SourceSans3", "400Regular"),
  font("source-sans-3", "SourceSans3", "600SemiBold"),
  font("source-serif-4", "SourceSerif4", "400Regular"),
  font("source-serif-4", "SourceSerif4", "600SemiBold"),
  font("noto-naskh-arabic", "NotoNaskhArabic", "400Regular"),
  font("noto-naskh-arabic", "NotoNaskhArabic", "600SemiBold"),
];

const FONT = {
  fontFiles: FONT_FILES,
  loadSystemFonts: false,
  defaultFontFamily: "Source Sans 3",
  sansSerifFamily: "Source Sans 3",
  serifFamily: "Source Serif 4",
};
