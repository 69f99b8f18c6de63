import fs from "node:fs";
import path from "node:path";
import {
  NodeCompiler,
  PdfStandard,
  type NodeTypstCompileResult,
  type NodeTypstDocument,
} from "@myriaddreamin/typst-ts-node-compiler";
import { FONT_FILES } from "./fonts";
import type { TypstData } from "./typst-data";

/** Where something stands in what was set: a heading with its level and title, or what a link leads to. Points from above. */
export type Place = {
  target: string | null;
  level: number | null;
  title: string | null;
  /** Whether the contents list it. */
  listed: boolean;
  page: number;
  y: number;
};

/** What is set at once: all of a report, or a gathering of it that begins on `page`. */
export type Sheet = TypstData & {
  part: {
    page: number;
    opens: boolean;
    closes: boolean;
    continued: { level: number; text: string }[];
    contents: { level: number; title: string; page: number }[];
  } | null;
};

export type SetPages = {
  pdf: Uint8Array;
  pages: number;
  places: Place[];
  /** Whether it holds to PDF/UA-1. */
  accessible: boolean;
  /** Whether it stands before those that were set before it. */
  isFront: boolean;
};

/** Lays pages out as a tagged PDF. What is set goes to the template as data, never as markup. */
export function setPages(sheet: Sheet): SetPages {
  const typst = compiler();
  try {
    const compiled = typst.compile({
      mainFileContent: fs.readFileSync(TEMPLATE, "utf8"),
      inputs: { report: JSON.stringify(sheet) },
    });
    const { result } = compiled;
    if (!result) throw new Error(`The report cannot be set: ${reasonOf(compiled)}`);
    const pdf = accessible(typst, result);
    return {
      pdf: pdf ?? typst.pdf(result, { pdfTags: true }),
      pages: result.numOfPages,
      places: sheet.part
        ? (typst.query(result, { selector: "<place>", field: "value" }) as Place[])
        : [],
      accessible: pdf !== null,
      isFront: false,
    };
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
    fontArgs: [{ fontBlobs: FONT_FILES.map((file) => fs.readFileSync(file)) }],
  }));

const FOLDER = path.join(process.cwd(), "lib", "export", "document");
const TEMPLATE = path.join(FOLDER, "report.typ");
