import path from "node:path";
import { Resvg } from "@resvg/resvg-js";

/**
 * An SVG of ours as PNG, so many pixels wide. It is drawn with the fonts of the house alone, so that all machines agree,
 * and loads nothing from anywhere.
 */
export function toPng(svg: string, width: number): Uint8Array {
  const picture = new Resvg(svg, {
    fitTo: { mode: "width", value: width },
    font: {
      fontFiles: FONTS,
      loadSystemFonts: false,
      defaultFontFamily: "Source Sans 3",
      sansSerifFamily: "Source Sans 3",
      serifFamily: "Source Serif 4",
    },
  });
  return picture.render().asPng();
}

const font = (family: string, name: string, face: string) =>
  path.join(
    process.cwd(),
    ...["node_modules", "@expo-google-fonts", family, face, `${name}_${face}.ttf`],
  );

const FONTS = [
  font("source-sans-3", "SourceSans3", "400Regular"),
  font("source-sans-3", "SourceSans3", "600SemiBold"),
  font("source-serif-4", "SourceSerif4", "400Regular"),
  font("source-serif-4", "SourceSerif4", "600SemiBold"),
];
