import path from "node:path";

const PLAIN = "400Regular";
const SLANTED = "400Regular_Italic";
const HEAVY = "600SemiBold";

/** What a PDF is set in: Latin, Greek and Cyrillic; Arabic and Uyghur; Chinese; Tibetan. */
const FONTS: [folder: string, name: string, faces: string[]][] = [
  ["source-sans-3", "SourceSans3", [PLAIN, SLANTED, HEAVY, "600SemiBold_Italic"]],
  ["source-serif-4", "SourceSerif4", [PLAIN, SLANTED, HEAVY]],
  ["noto-naskh-arabic", "NotoNaskhArabic", [PLAIN, HEAVY]],
  ["noto-sans-sc", "NotoSansSC", [PLAIN, HEAVY]],
  ["noto-serif-tibetan", "NotoSerifTibetan", [PLAIN, HEAVY]],
];
const FOLDER = path.join(process.cwd(), "node_modules", "@expo-google-fonts");
const fileOf = (folder: string, name: string, face: string): string =>
  path.join(FOLDER, folder, face, `${name}_${face}.ttf`);

export const FONT_FILES = FONTS.flatMap(([folder, name, faces]) =>
  faces.map((face) => fileOf(folder, name, face)),
);
/** One of each: the others have the same letters. */
export const PLAIN_FONT_FILES = FONTS.map(([folder, name]) => fileOf(folder, name, PLAIN));
