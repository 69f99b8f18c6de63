import { docxOf, matrixOf, matrixRow, zipOf } from "./files";
import { sheetXml, xlsxOf } from "./sheets";
import { SHEET } from "./sound-files";

// Files that are wrong in every way that chance and malice find, the same ones each time for the same seed.

/** Numbers between 0 and 1 that look random and are the same for the same seed (mulberry32). */
export type Chance = () => number;
export function chanceOf(seed: number): Chance {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
const below = (chance: Chance, end: number) => Math.floor(chance() * end);
const oneOf = <T>(chance: Chance, things: readonly T[]): T =>
  things[below(chance, things.length)] as T;

export type Mutant = { name: string; bytes: Uint8Array };
type Mutation = (bytes: Buffer, chance: Chance) => Buffer;

/** One mutant of a sound file: one wrong thing, at times two. */
export async function mutantOf(
  sound: { name: string; bytes: Buffer },
  chance: Chance,
): Promise<Mutant> {
  const isZip = /\.(docx|xlsx)$/.test(sound.name);
  const times = chance() < 0.3 ? 2 : 1;
  let { bytes } = sound;
  const done: string[] = [];
  for (let at = 0; at < times; at += 1) {
    if (isZip && at === 0 && chance() < 0.6) {
      const [name, change] = oneOf(chance, ZIPS);
      done.push(name);
      bytes = await change(sound.name, chance);
    } else {
      const [name, change] = oneOf(chance, isZip ? BYTES : [...BYTES, ...TEXTS]);
      done.push(name);
      bytes = change(bytes, chance);
    }
  }
  return { name: `${sound.name}: ${done.join(", then ")}`, bytes };
}

const splice = (bytes: Buffer, at: number, gone: number, given: Buffer) =>
  Buffer.concat([bytes.subarray(0, at), given, bytes.subarray(at + gone)]);
const noise = (length: number, chance: Chance) =>
  Buffer.from(Array.from({ length }, () => below(chance, 256)));

const BYTES: [string, Mutation][] = [
  ["cut short", (bytes, chance) => bytes.subarray(0, below(chance, bytes.length))],
  ["without its beginning", (bytes, chance) => bytes.subarray(below(chance, 40))],
  [
    "one byte changed",
    (bytes, chance) => splice(bytes, below(chance, bytes.length), 1, noise(1, chance)),
  ],
  [
    "a piece gone",
    (bytes, chance) =>
      splice(bytes, below(chance, bytes.length), 1 + below(chance, 60), Buffer.alloc(0)),
  ],
  [
    "noise put in",
    (bytes, chance) =>
      splice(bytes, below(chance, bytes.length), 0, noise(1 + below(chance, 40), chance)),
  ],
  ["noise alone", (_, chance) => noise(1 + below(chance, 2000), chance)],
  ["said twice", (bytes) => Buffer.concat([bytes, bytes])],
  [
    "a piece of it repeated",
    (bytes, chance) => {
      const at = below(chance, bytes.length);
      return splice(bytes, at, 0, bytes.subarray(at, at + 1 + below(chance, 200)));
    },
  ],
];

/** Puts another cell in place of one of them. */
const cellBy =
  (given: (chance: Chance) => string): Mutation =>
  (bytes, chance) => {
    const cells = bytes.toString("utf8").split(",");
    cells[below(chance, cells.length)] = given(chance);
    return Buffer.from(cells.join(","));
  };

const TEXTS: [string, Mutation][] = [
  ["in UTF-16", (bytes) => Buffer.from(`\uFEFF${bytes.toString("utf8")}`, "utf16le")],
  [
    "with letters of another encoding",
    cellBy((chance) => Buffer.from(noise(12, chance)).toString("latin1")),
  ],
  [
    "with Latin-1 bytes",
    (bytes, chance) =>
      splice(bytes, below(chance, bytes.length), 0, Buffer.from("Côte d’Ivoire été", "latin1")),
  ],
  [
    "with columns swapped",
    (bytes, chance) => {
      const [one, other] = [below(chance, 6), below(chance, 6)];
      const lines = bytes.toString("utf8").split(/\r\n|\r|\n/);
      return Buffer.from(
        lines
          .map((line) => {
            const cells = line.split(",");
            [cells[one], cells[other]] = [cells[other] ?? "", cells[one] ?? ""];
            return cells.join(",");
          })
          .join("\n"),
      );
    },
  ],
  [
    "with a formula",
    cellBy((chance) =>
      oneOf(chance, ["=1+1", '=HYPERLINK("http://example.org")', "@SUM(A1)", "-1+1", "\t=1"]),
    ),
  ],
  [
    "with a very long cell",
    cellBy((chance) => oneOf(chance, ["(", "(a)", ";", " ", "UPR of ", "x", "A/"]).repeat(20_000)),
  ],
  ["with a quotation mark too many", cellBy(() => '"')],
  ["with an empty cell", cellBy(() => "")],
  [
    "with a name of the language itself",
    cellBy((chance) => oneOf(chance, ["__proto__", "constructor", "toString", "hasOwnProperty"])),
  ],
  [
    "with numbers that are none",
    cellBy((chance) => oneOf(chance, ["1e999", "-0", "NaN", "99999999999999999999", "0x10", "٤٤"])),
  ],
  [
    "with rows of odd length",
    (bytes, chance) => {
      const lines = bytes.toString("utf8").split(/\r\n|\r|\n/);
      const at = below(chance, lines.length);
      lines[at] = `${lines[at]}${",".repeat(1 + below(chance, 300))}`;
      return Buffer.from(lines.join("\n"));
    },
  ],
];

const FAR = [
  "XFD1048576",
  "A100001",
  "ZZZ1",
  "ZZZZZZ999999999",
  "A0",
  "1A",
  "",
  "A-1",
  "A99999999999999999999",
];
const PARTS = [
  "word/document.xml",
  "xl/workbook.xml",
  "xl/worksheets/sheet1.xml",
  "word/numbering.xml",
  "xl/sharedStrings.xml",
];
const WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';

const ZIPS: [string, (name: string, chance: Chance) => Promise<Buffer>][] = [
  [
    "with a far cell",
    (_, chance) => xlsxOf({ Far: sheetXml(SHEET).replace('r="B2"', `r="${oneOf(chance, FAR)}"`) }),
  ],
  [
    "with a far row",
    (_, chance) =>
      xlsxOf({
        Far: sheetXml(SHEET).replace(
          '<row r="2"',
          `<row r="${oneOf(chance, ["1048576", "999999999", "-5", "x", ""])}"`,
        ),
      }),
  ],
  [
    "a bomb",
    (_, chance) =>
      zipOf({ [oneOf(chance, PARTS)]: Buffer.alloc((2 + below(chance, 3)) * 1024 * 1024) }),
  ],
  [
    "with entities",
    (_, chance) =>
      zipOf({
        [oneOf(chance, PARTS)]: '<!DOCTYPE a [<!ENTITY b "bb"><!ENTITY c "&b;&b;">]><a>&c;</a>',
      }),
  ],
  [
    "with parts of another kind",
    (_, chance) =>
      zipOf({ [oneOf(chance, PARTS)]: noise(200, chance), [oneOf(chance, PARTS)]: "<a/>" }),
  ],
  [
    "with nesting without end",
    (_, chance) => docxOf(oneOf(chance, ["<w:tbl>", "<w:p><w:r>", "<w:tc>"]).repeat(1500)),
  ],
  [
    "with a cell of brackets",
    (_, chance) =>
      matrixOf([
        matrixRow(`5.1 ${oneOf(chance, ["(a)", "(", ")(", "; (Chile"]).repeat(8000)} (Chile)`),
      ]),
  ],
  [
    "with strange numbers",
    (_, chance) =>
      zipOf({
        "word/document.xml": `<w:document ${WORD}><w:body><w:p><w:pPr><w:numPr><w:ilvl w:val="${oneOf(chance, ["99", "-1", "x", "1e9"])}"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>6. The recommendations enjoy the support:</w:t></w:r></w:p></w:body></w:document>`,
        "word/numbering.xml": `<w:numbering ${WORD}><w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="${oneOf(chance, ["-7", "9e9", ""])}"/><w:lvlText w:val="%1.%9"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num></w:numbering>`,
      }),
  ],
  [
    "with a formula and an error",
    () =>
      xlsxOf({
        Sum: sheetXml(SHEET).replace(
          "</sheetData>",
          '<row r="4"><c r="A4"><f>1+1</f></c><c r="B4" t="e"><v>#REF!</v></c><c r="C4" t="s"><v>99</v></c></row></sheetData>',
        ),
      }),
  ],
];
