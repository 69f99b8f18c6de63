import fs from "node:fs";
import path from "node:path";
import type { Block, Report } from "../../report/block";
import { toDocx } from "../docx";
import { toHtml } from "../html";
import { toOdt } from "../odt";
import { toPdf } from "../pdf";
import { filled, FORMULAS, harmless, MARKUP } from "./hostile";
import { partsOf, readXml } from "./opened";
import { sampleReport } from "./sample-report";

// Writes documents for other people's programs to open, and says what they have to find in them:
//
//   node --conditions=react-server --import tsx lib/export/document/testing/write-samples.ts FOLDER

const [, , folder = "."] = process.argv;
const HOSTILE = [...FORMULAS, ...MARKUP];

/** What stands in a report, counted off the report itself. */
function countsOf({ blocks }: Report) {
  const count = (each: (block: Block) => number) =>
    blocks.reduce((sum, block) => sum + each(block), 0);
  const marks = (text: string | null) => text?.match(/\[\d+\]/g)?.length ?? 0;
  return {
    headings: count((block) => {
      if (block.kind === "written")
        return block.parts.filter(({ kind }) => kind === "subheading").length;
      return block.kind === "heading" || block.kind === "entry" ? 1 : 0;
    }),
    contents: count((block) => (block.kind === "heading" ? 1 : 0)),
    tables: count(({ kind }) => (["table", "definitions", "logos"].includes(kind) ? 1 : 0)),
    pictures: count((block) => {
      if (block.kind === "logos") return block.items.filter(({ logo }) => logo !== null).length;
      return block.kind === "picture" ? 1 : 0;
    }),
    notes: count((block) => {
      if (block.kind === "paragraph") return block.sources.length;
      if (block.kind === "heading") return marks(block.under);
      if (block.kind === "table")
        return [...block.notes, ...block.rows.flat().map(({ note }) => note)].reduce(
          (sum, note) => sum + marks(note),
          0,
        );
      if (block.kind !== "entry") return 0;
      const contents = block.parts.flatMap(({ content }) => content);
      return contents.filter((one) => "source" in one && one.source !== null).length;
    }),
  };
}

/** Every string in every field, each in a chapter of its own, in one file. Without notes, whose thousands an office program lays out for many minutes. */
function everyString(change: (text: string) => string): Report {
  const small = sampleReport({
    notes: "end",
    blocks: sampleReport().blocks.filter(({ kind }) => kind !== "picture"),
  });
  const chapters = HOSTILE.map((text) => filled(small, change(text)));
  return { ...small, blocks: chapters.flatMap(({ blocks }, at) => blocks.map(apart(at))) };
}

/** What others lead to has one name in a document. */
const apart =
  (at: number) =>
  (block: Block): Block => {
    if (block.kind === "entry") return { ...block, ref: `${block.ref}-${at}` };
    if (block.kind !== "sources") return block;
    const items = block.items.map((one) => ({ ...one, number: one.number + at * 10 }));
    return { ...block, items };
  };

/** Each element has to occur as often as with harmless words: on the page for each string, in the parts of files for some. */
async function injected(): Promise<string[]> {
  const pages = HOSTILE.filter((text) => pageElements(text) !== pageElements(harmless(text)));
  const files: string[] = [];
  for (const text of HOSTILE.filter((_, at) => at % 25 === 0))
    if ((await fileElements(text)) !== (await fileElements(harmless(text)))) files.push(text);
  return [...pages, ...files];
}

const hostile = (text: string) => filled(sampleReport({ marking: "marked" }), text);

const pageElements = (text: string): string =>
  [...toHtml(hostile(text)).matchAll(/<\/?[a-z][a-z0-9]*/gi)].map(([name]) => name).join();

async function fileElements(text: string): Promise<string> {
  const [docx, odt] = [
    await partsOf(await toDocx(hostile(text))),
    await partsOf(await toOdt(hostile(text))),
  ];
  const elements = [...docx, ...odt]
    .filter(([name]) => /\.(xml|rels)$/.test(name))
    .map(([name, bytes]) => [name, ...readXml(bytes.toString("utf8")).elements]);
  return JSON.stringify(elements);
}

const write = (name: string, bytes: Uint8Array) => fs.writeFileSync(path.join(folder, name), bytes);

write("sample.docx", await toDocx(sampleReport()));
write(
  "sheet.docx",
  await toDocx(sampleReport({ layout: "sheet", notes: "end", marking: "marked" })),
);
write("right-to-left.docx", await toDocx(sampleReport({ language: "ar", marking: "marked" })));
write("sample.odt", await toOdt(sampleReport()));
write("sample.pdf", await toPdf(sampleReport()));
for (const [name, change] of [
  ["told", (text: string) => text],
  ["plain", harmless],
] as const) {
  write(`${name}.docx`, await toDocx(everyString(change)));
  write(`${name}.odt`, await toOdt(everyString(change)));
}
const said = {
  counts: countsOf(sampleReport()),
  strings: HOSTILE.length,
  injected: await injected(),
};
fs.writeFileSync(path.join(folder, "said.json"), JSON.stringify(said));
