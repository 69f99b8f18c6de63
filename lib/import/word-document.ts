import { done, type Outcome, refused } from "@/lib/domain/outcome";
import type { Archive } from "./archive";
import { tidy } from "./parsed";
import { readWord, type WordBlock } from "./word";
import { numberCounterOf } from "./word-number";

/** A Word document: its body, and the text of each of its page headers. */
export type WordDocument = { headers: string[]; body: WordBlock[] };

/** Reads the parts of a DOCX that say something. */
export async function readWordDocument(archive: Archive): Promise<Outcome<WordDocument>> {
  const headers: string[] = [];
  for (const name of archive.names.filter((part) => /^word\/header\d*\.xml$/.test(part)).sort()) {
    const bytes = await archive.read(name);
    if (!bytes.ok) return bytes;
    const header = readWord(bytes.value ?? new Uint8Array());
    if (!header.ok) return header;
    headers.push(textOf(header.value));
  }
  const [main, numbering, styles] = [
    await archive.read("word/document.xml"),
    await archive.read("word/numbering.xml"),
    await archive.read("word/styles.xml"),
  ];
  if (!main.ok) return main;
  if (!numbering.ok) return numbering;
  if (!styles.ok) return styles;
  if (!main.value) return refused("not valid", NOT_WORD);
  const body = readWord(main.value, numberCounterOf(numbering.value, styles.value));
  return body.ok ? done({ headers, body: body.value }) : body;
}

/** The text of these blocks in one line, of tables their first rows: enough for a title, and never a whole book. */
export const textOf = (blocks: WordBlock[]): string =>
  tidy(
    blocks
      .map((block) =>
        block.kind === "paragraph"
          ? block.text
          : block.rows
              .slice(0, 3)
              .flatMap(({ cells }) => cells.flatMap(({ lines }) => lines))
              .join(" "),
      )
      .join(" ")
      .slice(0, MOST_LETTERS),
  );

const MOST_LETTERS = 20_000;
const NOT_WORD =
  "This is a zip file without a Word document in it. Unpack it, and import the .docx or .csv inside.";
