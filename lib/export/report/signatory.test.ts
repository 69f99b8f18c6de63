import { describe, expect, test } from "vitest";
import { report } from "@/lib/domain/entry/report";
import { wordsIn } from "@/lib/messages/printed";
import type { Block } from "./block";
import { sheetLogos, signatories } from "./signatory";

const drawn = (letter: string, width: number, height: number) => ({
  ...{ sha256: letter.repeat(64), width, height },
  png: Buffer.from(letter),
});
const LOGOS = [drawn("a", 512, 64), drawn("b", 32, 128), drawn("c", 20, 20)];
const facts = (over: object = {}) =>
  report.parse({
    ...{ title: "T", form: "upr-mid-term", on: "2025-03-01", edition: 1 },
    signatories: ["zed Watch", "Able Aid", "Éclair", "Mid House"],
    signatoryLogos: [
      { name: "Able Aid", sha256: "a".repeat(64) },
      { name: "Mid House", sha256: "b".repeat(64) },
      { name: "zed Watch", sha256: "c".repeat(64) },
    ],
    ...over,
  });
const itemsOf = (blocks: Block[]) =>
  blocks.flatMap((block) => (block.kind === "logos" ? block.items : []));

describe("those who hand in a report", () => {
  test("stand in alphabetical order with logos as high as each other, never stretched or drawn too large", () => {
    const blocks = signatories(wordsIn("en"), { facts: facts(), logos: LOGOS });
    expect(itemsOf(blocks)).toEqual([
      { name: "Able Aid", logo: shown("a", "Able Aid", 120, 15) },
      { name: "Éclair", logo: null },
      { name: "Mid House", logo: shown("b", "Mid House", 8, 32) },
      { name: "zed Watch", logo: shown("c", "zed Watch", 15, 15) },
    ]);
  });

  test.each([
    ["fr", "Logo de Able Aid"],
    ["ar", "شعار \u2068Able Aid\u2069"],
  ] as const)("in a report in %s, with words in it for whoever sees no logo", (language, alt) => {
    const [first] = itemsOf(signatories(wordsIn(language), { facts: facts(), logos: LOGOS }));
    expect(first?.logo?.alt).toBe(alt);
  });

  test("stand by name where none was locked with a logo, or none of theirs is there", () => {
    const names = { kind: "names", names: ["Able Aid", "Éclair", "Mid House", "zed Watch"] };
    const plain = facts({ signatoryLogos: undefined });
    expect(signatories(wordsIn("en"), { facts: plain, logos: LOGOS })).toContainEqual(names);
    expect(signatories(wordsIn("en"), { facts: facts(), logos: [] })).toContainEqual(names);
    expect(sheetLogos(wordsIn("en"), { facts: plain, logos: LOGOS })).toEqual([]);
    expect(itemsOf(sheetLogos(wordsIn("en"), { facts: facts(), logos: LOGOS }))).toHaveLength(4);
  });

  test("and no logo of somebody who did not sign is among them", () => {
    const signed = facts({ signatories: ["Mid House"] });
    const items = itemsOf(signatories(wordsIn("en"), { facts: signed, logos: LOGOS }));
    expect(items.map(({ name }) => name)).toEqual(["Mid House"]);
  });
});

const shown = (letter: string, name: string, width: number, height: number) => ({
  ...{ png: Buffer.from(letter).toString("base64"), alt: `Logo of ${name}` },
  ...{ width, height },
});
