import { done, type Outcome, refused } from "@/lib/domain/outcome";
import { type ImportFormat, MAX_FILE_BYTES } from "./parsed";
import { looksLikeTable } from "./table";
import { decodeText } from "./text";
import { looksLikeUprInfo } from "./upr-info-csv";

/** `text` is the decoded text of a text file; empty for a Word document. */
export type Detected = { format: ImportFormat; text: string };

/** Tells a file by its content: names are typed by people, and "report.docx" may be a photograph. */
export function detectFormat(bytes: Uint8Array): Outcome<Detected> {
  if (bytes.length === 0) return refused("not valid", "The file is empty.");
  if (bytes.length > MAX_FILE_BYTES) return refused("not valid", tooLarge(bytes.length));
  const known = SIGNATURES.find(({ signature }) =>
    signature.every((byte, at) => bytes[at] === byte),
  );
  if (known) return "why" in known ? refused("not valid", known.why) : done(WORD);
  const text = decodeText(bytes);
  if (!text.ok) return text;
  if (!text.value.trim()) return refused("not valid", "The file holds nothing but blanks.");
  if (looksLikeUprInfo(text.value)) return done({ format: "upr-info-csv", text: text.value });
  return looksLikeTable(text.value)
    ? done({ format: "table", text: text.value })
    : refused("not valid", UNKNOWN_TEXT);
}

/** The sentence for a file too large to be looked at, for whoever knows its size before its content. */
export const tooLarge = (size: number): string =>
  `The file has ${Math.ceil(size / 1024 / 1024)} MB, and at most ${MAX_FILE_BYTES / 1024 / 1024} MB are taken in at once. Export fewer States or sessions at a time.`;

const WORD: Detected = { format: "ohchr-matrix", text: "" };
const READABLE =
  "What can be read is OHCHR’s thematic list of recommendations and the report of the Working Group (Word, .docx), exports of the Universal Human Rights Index (JSON, .xlsx), of UPR Info (CSV) and of this site itself (CSV, JSON), and any other table (CSV, .xlsx) whose columns are mapped.";
const a = (thing: string) => `This is ${thing}, whatever its name says. ${READABLE}`;

const SIGNATURES: ({ signature: number[] } & ({ why: string } | { format: "zip" }))[] = [
  { signature: [0x50, 0x4b, 0x03, 0x04], format: "zip" },
  {
    signature: [0xd0, 0xcf, 0x11, 0xe0],
    why: "This is a file of the old Office formats (.xls, .doc), which are not read. Open it and save a spreadsheet as “CSV UTF-8”, a Word document as .docx, and try again.",
  },
  { signature: [0x89, 0x50, 0x4e, 0x47], why: a("a PNG picture") },
  { signature: [0xff, 0xd8, 0xff], why: a("a JPEG picture") },
  { signature: [0x47, 0x49, 0x46, 0x38], why: a("a GIF picture") },
  { signature: [0x25, 0x50, 0x44, 0x46], why: a("a PDF") },
  { signature: [0x1f, 0x8b], why: `This file is packed with gzip: unpack it first. ${READABLE}` },
  { signature: [0x50, 0x4b, 0x05, 0x06], why: "This is an empty zip file." },
];

const UNKNOWN_TEXT = `This is a text, but not one of a known format: its first line is not the header of a table. ${READABLE}`;
