import fs from "node:fs";
import path from "node:path";
import {
  NodeCompiler,
  PdfStandard,
  type NodeTypstCompileResult,
  type NodeTypstDocument,
} from "@myriaddreamin/typst-ts-node-compiler";
import type { Report } from "../report/block";
import { typstData } from "./typst-data";

/**
 * The report as a tagged PDF (PDF/UA-1). Its words go to the template as data, never as markup. The same report gives
 * the same bytes, for its date is that of its edition.
 */
export function toPdf(report: Report): Uint8Array {
  const typst = compiler();
  try {
    const compiled = typst.compile({
      mainFileContent: fs.readFileSync(TEMPLATE, "utf8"),
      inputs: { report: JSON.stringify(typstData(report)) },
    });
    if (!compiled.result) throw new Error(`The report cannot be set: ${reasonOf(compiled)}`);
    return accessible(typst, compiled.result) ?? typst.pdf(compiled.result, { pdfTags: true });
  } finally {
    // What one report leaves behind is of no use to the next.
    typst.evictCache(0);
  }
}

/** Null where the standard refuses: it asks for a glyph for every character, and no set of fonts has them all. */
function accessible(typst: NodeCompiler, document: NodeTypstDocument): Uint8Array | null {
  try {
    return typst.pdf(document, { pdfStandard: PdfStandard.UA_1 });
  } catch {
    return null;
  }
}

const reasonOf = (compiled: NodeTypstCompileResult): string =>
  JSON.stringify(compiled.takeDiagnostics()?.shortDiagnostics ?? []);

let made: NodeCompiler | undefined;

/** Fonts are read once in the life of a process; the machine's own are not looked at, so that all machines agree. */
const compiler = (): NodeCompiler =>
  (made ??= NodeCompiler.create({
    workspace: FOLDER,
    fontArgs: [{ fontBlobs: FONTS.map((file) => fs.readFileSync(file)) }],
  }));

const FOLDER = path.join(process.cwd(), "lib", "export", "document");
const TEMPLATE = path.join(FOLDER, "report.typ");

const font = (family: string, name: string, face: string) =>
  path.join(
    process.cwd(),
    "node_modules",
    "@expo-google-fonts",
    family,
    face,
    `${name}_${face}.ttf`,
  );

const FONTS = [
  font("source-sans-3", "SourceSans3", "400Regular"),
  font("source-sans-3", "SourceSans3", "400Regular_Italic"),
  font("source-sans-3", "SourceSans3", "600SemiBold"),
  font("source-sans-3", "SourceSans3", "600SemiBold_Italic"),
  font("source-serif-4", "SourceSerif4", "400Regular"),
  font("source-serif-4", "SourceSerif4", "400Regular_Italic"),
  font("source-serif-4", "SourceSerif4", "600SemiBold"),
  font("noto-naskh-arabic", "NotoNaskhArabic", "400Regular"),
  font("noto-naskh-arabic", "NotoNaskhArabic", "600SemiBold"),
  font("noto-sans-sc", "NotoSansSC", "400Regular"),
  font("noto-sans-sc", "NotoSansSC", "600SemiBold"),
  font("noto-serif-tibetan", "NotoSerifTibetan", "400Regular"),
  font("noto-serif-tibetan", "NotoSerifTibetan", "600SemiBold"),
];
