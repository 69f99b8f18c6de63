import { afterAll, expect, test } from "vitest";
import { chanceOf, mutantOf } from "@/lib/db/testing/mutation";
import { soundFiles } from "@/lib/db/testing/sound-files";
import { openGate } from "./gate";
import { type Mapping, suggestMapping } from "./mapping";
import { openFile } from "./open-file";
import type { Rejection } from "./parsed";
import { openSheets, openTable } from "./read-table";
import { readRollCall } from "./roll-call";
import { stateIndexOf } from "./states";
import { BrokenFile } from "./stream";

const FILES = 1_000;
/** Less than the gate allows; an idle machine needs a tenth of it. */
const MOST_MS = 15_000;

const states = stateIndexOf([
  { iso3: "SVN", iso2: "SI", name: "Slovenia", aliases: [] },
  { iso3: "CHL", iso2: "CL", name: "Chile", aliases: [] },
  { iso3: "EST", iso2: "EE", name: "Estonia", aliases: [] },
]);
const gate = openGate();
afterAll(gate.close);

/** What came of a file: how many recommendations, or why not. A crash comes through as it is. */
type Fate = { read: number; refusal: string | null; rejected: Rejection[] };

async function fateOf(bytes: Uint8Array, mapping?: Mapping): Promise<Fate> {
  const refusedAs = (refusal: string): Fate => ({ read: 0, refusal, rejected: [] });
  const source = { size: bytes.length, open: () => pieces(bytes) };
  const file = await openFile(source, states, new Map(), { gate, mapping });
  if (!file.ok) {
    if (file.problem.field !== "mapping" || mapping) return refusedAs(file.problem.message);
    const table = await openTable(bytes, states, gate);
    return table.ok
      ? fateOf(bytes, suggestMapping(table.value.headers))
      : refusedAs(table.problem.message);
  }
  let read = 0;
  try {
    for await (const _ of file.value.recommendations) read += 1;
  } catch (thrown) {
    if (thrown instanceof BrokenFile) return refusedAs(thrown.message);
    throw thrown;
  }
  return { read, refusal: null, rejected: file.value.tally.rejected };
}

async function rollCallOf(bytes: Uint8Array): Promise<Fate> {
  const sheets = await openSheets(bytes, states, gate);
  const read = sheets.ok ? readRollCall(sheets.value, states) : sheets;
  return read.ok
    ? { read: read.value.records.length, refusal: null, rejected: read.value.rejected }
    : { read: 0, refusal: read.problem.message, rejected: [] };
}

async function* pieces(bytes: Uint8Array): AsyncIterable<Uint8Array> {
  for (let at = 0; at < bytes.length; at += 4096) yield bytes.subarray(at, at + 4096);
}

test("the sound files are read", { timeout: 60_000 }, async () => {
  for (const { name, bytes } of await soundFiles()) {
    const fate = name.startsWith("roll-call") ? await rollCallOf(bytes) : await fateOf(bytes);
    // A record of the Index whose State is named by an unknown id is a row that cannot be read.
    if (name !== "uhri.jsonl")
      expect([name, fate.refusal, fate.rejected]).toEqual([name, null, []]);
    expect(fate.read + fate.rejected.length, name).toBeGreaterThan(0);
  }
});

test(
  `of ${FILES} wrong files none crashes a reader or holds it up, and each refusal is in words`,
  { timeout: 300_000 },
  async () => {
    const chance = chanceOf(20_241_122);
    const sound = await soundFiles();
    const fates = { read: 0, refused: 0, rejected: 0 };
    for (let at = 0; at < FILES; at += 1) {
      const seed = sound[at % sound.length];
      if (!seed) throw new Error("there are sound files");
      const { name, bytes } = await mutantOf(seed, chance);
      const began = Date.now();
      const fate = name.startsWith("roll-call") ? await rollCallOf(bytes) : await fateOf(bytes);
      expect(Date.now() - began, `${at} ${name}`).toBeLessThan(MOST_MS);
      if (fate.refusal !== null) expect(fate.refusal, `${at} ${name}`).toSatisfy(isInWords);
      for (const { row, column, reason } of fate.rejected) {
        expect([Number.isInteger(row) && row > 0, column.length > 0], `${at} ${name}`).toEqual([
          true,
          true,
        ]);
        expect(reason, `${at} ${name}`).toSatisfy(isInWords);
      }
      fates[fate.refusal !== null ? "refused" : fate.rejected.length > 0 ? "rejected" : "read"] +=
        1;
    }
    // Were all refused at the door, the readers behind it would not have been tried.
    expect(fates.read).toBeGreaterThan(FILES / 20);
    expect(fates.rejected).toBeGreaterThan(FILES / 20);
    expect(fates.refused).toBeGreaterThan(FILES / 5);
  },
);

/** A sentence for a person, without the words of a machine. What it quotes from the file is the file's own. */
function isInWords(message: string): boolean {
  const own = message.replaceAll(/“[^”]*”/gs, "“”");
  return (
    /^[\p{Lu}\d“]/u.test(own) &&
    /[.?)]$/.test(own) &&
    !/undefined|Error\b|\[object|\bNaN\b| at .*:\d+:\d+/.test(own)
  );
}
