import fc from "fast-check";
import { afterAll, describe, expect, test, vi } from "vitest";
import {
  docxOf,
  matrixOf,
  matrixRow,
  uprInfoOf,
  uprInfoRow,
  UPR_INFO_HEADER,
  zipOf,
} from "@/lib/db/testing/files";
import { xlsxOf } from "@/lib/db/testing/sheets";
import { openGate } from "./gate";
import { MAX_FILE_BYTES } from "./parsed";
import { readFile } from "./read-file";
import { stateIndexOf } from "./states";

const states = stateIndexOf([
  { iso3: "SVN", name: "Slovenia", aliases: [] },
  { iso3: "CHL", name: "Chile", aliases: [] },
]);
// The gate starts a process, which takes its time on a busy machine.
vi.setConfig({ testTimeout: 60_000 });
const gate = openGate();
afterAll(gate.close);
const read = (bytes: Uint8Array) => readFile(bytes, states, { gate });
const refusal = async (bytes: Uint8Array) => {
  const outcome = await read(bytes);
  return outcome.ok ? `was read: ${JSON.stringify(outcome.value)}` : outcome.problem.message;
};
const matrix = () => matrixOf(["Theme: A12 Fair weather", matrixRow("5.1 Plant trees (Chile);")]);
const csv = uprInfoOf([uprInfoRow("Plant trees")]);

describe("a file is told by its content, not by its name", () => {
  test("a matrix", async () => expect(await read(await matrix())).toMatchObject({ ok: true }));
  test("an export of UPR Info", async () => expect(await read(csv)).toMatchObject({ ok: true }));

  test.each([
    ["an empty file", Buffer.alloc(0), "The file is empty."],
    ["blanks", Buffer.from(" \n\n "), "nothing but blanks"],
    ["a PNG", Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0]), "This is a PNG picture"],
    ["a PDF", Buffer.from("%PDF-1.7"), "This is a PDF"],
    ["an old .xls", Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0]), "save a spreadsheet as “CSV UTF-8”"],
    ["UTF-16 with a mark", Buffer.from(`\uFEFF${csv}`, "utf16le"), "written in UTF-16"],
    ["UTF-16 without a mark", Buffer.from(`${csv}`, "utf16le"), "written in UTF-16"],
    ["bytes of no text", Buffer.from("To,Text\0\0"), "bytes that no text has"],
    ["another text", Buffer.from("Dear Sir or Madam,\n"), "not one of a known format"],
    [
      "a CSV with a missing column",
      uprInfoOf([], UPR_INFO_HEADER.replace("Response,", "")),
      "The header lacks the column Response.",
    ],
    ["a header alone", uprInfoOf([]), "holds no recommendation"],
  ])("%s is refused in words", async (_, bytes, words) =>
    expect(await refusal(bytes)).toContain(words),
  );

  test("a truncated Word document is refused in words", async () => {
    const whole = await matrix();
    for (const part of [0.3, 0.6, 0.9])
      expect(await refusal(whole.subarray(0, whole.length * part))).toContain(
        "cut short or damaged",
      );
  });

  test("a Word document without the table, a workbook and a plain zip are told apart", async () => {
    expect(await refusal(await docxOf("<w:p/>"))).toContain("neither OHCHR’s thematic list");
    expect(await refusal(await xlsxOf({ One: [["Title"]] }))).toContain("holds no table");
    expect(await refusal(await zipOf({ "readme.txt": "" }))).toContain(
      "without a Word document or a workbook",
    );
  });

  test("a format that contradicts the content is refused", async () => {
    const outcome = await readFile(csv, states, { gate, format: "ohchr-matrix" });
    expect(outcome).toMatchObject({ ok: false, problem: { field: "format" } });
  });

  test("a file above the limit is refused before it is looked at", async () =>
    expect(await refusal(Buffer.alloc(MAX_FILE_BYTES + 1))).toContain("at most 32 MB"));
});

describe("a zip is unpacked behind a gate", { timeout: 30_000 }, () => {
  const nothing = (megabytes: number) => Buffer.alloc(megabytes * 1024 * 1024);

  test.each([
    ["more than 50 MB", 51],
    ["over a hundred times its size", 2],
  ])("a part that unpacks to %s is refused, and not unpacked", async (_, megabytes) => {
    const file = await zipOf({ "word/document.xml": nothing(megabytes) });
    expect(await refusal(file)).toContain("it was not unpacked");
  });

  test("a directory that lies about the size is found out by counting", async () => {
    const file = await zipOf({ "word/document.xml": nothing(8) });
    // The uncompressed size stands 24 bytes into the entry of the central directory.
    file.writeUInt32LE(1000, file.indexOf("PK\u0001\u0002", 0, "latin1") + 24);
    expect(await refusal(file)).toMatch(/cut short or damaged|not unpacked/);
  });

  test.each(["../evil.xml", "/etc/evil.xml"])("a part named %s is refused", async (name) => {
    const harmless = `x${"y".repeat(name.length - 1)}`;
    const file = await zipOf({ [harmless]: "", "word/document.xml": "" });
    const renamed = Buffer.from(file.toString("latin1").replaceAll(harmless, name), "latin1");
    expect(await refusal(renamed)).toMatch(/cut short or damaged|points outside/);
  });

  test("more than 200 parts are refused", async () => {
    const parts = Object.fromEntries(Array.from({ length: 201 }, (_, n) => [`part${n}`, ""]));
    expect(await refusal(await zipOf(parts))).toContain("201 parts");
  });

  test("a document type, in which entities could grow without end, is refused", async () => {
    const file = await zipOf({
      "word/document.xml": '<!DOCTYPE a [<!ENTITY b "b">]><a>&b;</a>',
    });
    expect(await refusal(file)).toContain("Word document is damaged");
  });
});

describe("damaged bytes are never a crash", { timeout: 60_000 }, () => {
  const damage = fc.array(fc.record({ at: fc.nat(), byte: fc.nat(255) }), { maxLength: 12 });
  const damaged = (whole: Uint8Array, changes: { at: number; byte: number }[], keep: number) => {
    const bytes = Buffer.from(whole.subarray(0, Math.ceil(whole.length * keep)));
    for (const { at, byte } of changes) bytes[at % Math.max(1, bytes.length)] = byte;
    return bytes;
  };
  const keep = fc.oneof(fc.constant(1), fc.double({ min: 0, max: 1, noNaN: true }));
  const saysSo = async (bytes: Uint8Array) => {
    const outcome = await read(bytes);
    if (outcome.ok) return Array.isArray(outcome.value.rejected);
    return /^[A-Z“].+\.$/su.test(outcome.problem.message);
  };

  test("of a Word document, packed or not", async () => {
    const packed = await matrix();
    const text = packed.toString("latin1");
    expect(text).toContain("word/document.xml");
    const plain = await zipOf(
      { "word/document.xml": `<w:document xmlns:w="x">${"<w:tbl>".repeat(40)}</w:document>` },
      false,
    );
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(packed, plain), damage, keep, async (whole, changes, part) =>
        saysSo(damaged(whole, changes, part)),
      ),
      { numRuns: 300 },
    );
  });

  test("of a CSV", () =>
    fc.assert(
      fc.asyncProperty(damage, keep, async (changes, part) => saysSo(damaged(csv, changes, part))),
      { numRuns: 500 },
    ));

  test("of anything at all", () =>
    fc.assert(fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), saysSo), { numRuns: 500 }));
});
