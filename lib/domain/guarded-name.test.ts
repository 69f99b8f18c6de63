import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { indexNames, nameInText, namesIn } from "./guarded-name";

// The people here are made up.
const index = indexNames(["Éxa Mpläri", "Anna-Maria O’Test", "Fiktivan", "虚构人", "تجريبي مثالي"]);
const found = (content: unknown) =>
  namesIn(content, index).map(({ text, from, to }) => text.slice(from, to));

describe("a guarded name is found", () => {
  test.each([
    ["as it is written", "Release Éxa Mpläri at once.", "Éxa Mpläri"],
    ["without its accents, in capitals", "RELEASE EXA MPLARI", "EXA MPLARI"],
    ["the other way round, with a comma", "Mpläri, Éxa (2019)", "Mpläri, Éxa"],
    ["over the end of a line", "Éxa\nMpläri", "Éxa\nMpläri"],
    ["in an address", "https://example.org/free-exa-mplari/now", "exa-mplari"],
    [
      "by three words, however they are joined",
      "for Anna Maria O'Test’s release",
      "Anna Maria O'Test",
    ],
    ["by one word", "Fiktivan was heard", "Fiktivan"],
    ["in Chinese, without spaces", "立即释放虚构人和他人", "虚构人"],
    ["in Arabic letters, with vowel signs", "الإفراج عن تَجريبي مثالي", "تَجريبي مثالي"],
  ])("%s", (_, text, name) => {
    expect(found(text)).toEqual([name]);
  });

  test.each([
    ["as part of a longer word", "Fiktivans and Exalted Mplari"],
    ["by one of its two words", "Éxa said nothing"],
    ["with another word between", "Éxa and Mpläri"],
    ["where it is no text", 12],
  ])("but not %s", (_, content) => {
    expect(found(content)).toEqual([]);
  });

  test("in any depth of what would be published, by the name of its outermost field", () => {
    const content = { title: "Fiktivan", sources: [{ note: null, title: "About Exa Mplari" }] };
    expect(namesIn(content, index).map(({ field, name }) => [field, name])).toEqual([
      ["title", "Fiktivan"],
      ["sources", "Éxa Mpläri"],
    ]);
  });

  test("wherever it stands among any other words", () => {
    const words = fc.array(fc.string({ unit: "grapheme", maxLength: 8 }), { maxLength: 6 });
    fc.assert(
      fc.property(words, words, (before, after) => {
        const text = [...before, "Fiktivan", ...after].join(" ");
        expect(found(text)).toContain("Fiktivan");
      }),
    );
  });
});

test("an answer holds for a name in just these words", () => {
  const text = "Fiktivan was heard";
  expect(nameInText({ name: "FIKTIVAN", text })).toBe(nameInText({ name: "Fiktivan", text }));
  expect(nameInText({ name: "Fiktivan", text: `${text}.` })).not.toBe(
    nameInText({ name: "Fiktivan", text }),
  );
});
