import { createHmac } from "node:crypto";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { indexProtected, protectedIn, spellingOf } from "./protected-name";

// The people here are made up.
const keyed = (words: string) =>
  createHmac("sha256", "a key for tests").update(words).digest("hex");
const kept = (name: string) => {
  const spelling = spellingOf(name, keyed);
  if (!spelling.ok) throw new Error(spelling.problem.message);
  return spelling.value;
};
const NAMES = ["Éxa Mpläri", "Anna-Maria O’Test", "Fiktivan", "虚构人", "تجريبي مثالي", "བོད་མི་མིང་"];
const index = indexProtected(NAMES.map(kept), keyed);
const found = (content: unknown) => protectedIn(content, index).map(({ name }) => name);

describe("a protected name is found by its digest alone", () => {
  test.each([
    ["as it is written", "Release Éxa Mpläri at once.", "Éxa Mpläri"],
    ["without its accents, in capitals", "RELEASE EXA MPLARI", "EXA MPLARI"],
    ["the other way round, with a comma", "Mpläri, Éxa (2019)", "Mpläri, Éxa"],
    ["in an address", "https://example.org/free-exa-mplari/now", "exa-mplari"],
    ["by three words in another order", "for O'Test, Anna Maria", "O'Test, Anna Maria"],
    ["by one word", "Fiktivan was heard", "Fiktivan"],
    ["in Chinese, without spaces", "立即释放虚构人和他人", "虚构人"],
    ["in Arabic letters, with vowel signs", "الإفراج عن تَجريبي مثالي", "تَجريبي مثالي"],
    ["in Tibetan", "བོད་མི་མིང་ གློད་གྲོལ", "བོད་མི་མིང"],
  ])("%s", (_, text, name) => expect(found(text)).toEqual([name]));

  test.each([
    ["by one of its two words", "Éxa said nothing"],
    ["with another word between", "Éxa and Mpläri"],
    ["as part of a longer word", "Fiktivans"],
    ["by two signs of three", "虚构"],
  ])("but not %s", (_, text) => expect(found(text)).toEqual([]));

  test("in any depth of what would be published, and wherever it stands among other words", () => {
    const content = { title: "x", sources: [{ note: null, title: "About Exa Mplari" }] };
    expect(protectedIn(content, index).map(({ field }) => field)).toEqual(["sources"]);
    const words = fc.array(fc.string({ unit: "grapheme", maxLength: 8 }), { maxLength: 6 });
    fc.assert(
      fc.property(words, words, (before, after) => {
        expect(found([...before, "Fiktivan", ...after].join(" "))).toContain("Fiktivan");
      }),
    );
  });
});

test("with another key the same list finds nobody", () => {
  const other = (words: string) => createHmac("sha256", "another").update(words).digest("hex");
  expect(protectedIn("Fiktivan", { ...index, keyed: other })).toEqual([]);
});

test("what is kept holds no word of the name", () => {
  const text = JSON.stringify(NAMES.map(kept));
  for (const word of ["xa", "Fik", "fik", "虚", "Maria"]) expect(text).not.toContain(word);
});

test("a name that would stop nearly every text is refused without being repeated", () => {
  for (const name of ["Li", "…", "a b c d e f g h i"]) {
    const refusal = spellingOf(name, keyed);
    expect(refusal.ok).toBe(false);
    expect(JSON.stringify(refusal)).not.toContain(`“${name}`);
  }
});
