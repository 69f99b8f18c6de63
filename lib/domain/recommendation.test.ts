import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { canonical } from "./canonical";
import { recommendationFilter } from "./filter";
import { codeOf, refOf, sortKeyOf } from "./recommendation";

describe("a reference", () => {
  test("is the symbol, a dot and the paragraph", () =>
    expect(refOf("A/HRC/25/5", "186.1")).toBe("A-HRC-25-5.186.1"));
  test("stands in an address without escaping", () =>
    fc.assert(
      fc.property(fc.string(), fc.string(), (symbol, paragraph) => {
        const ref = refOf(symbol, paragraph);
        expect(encodeURIComponent(ref)).toBe(ref);
      }),
    ));
  test("sorts as a reader counts", () => {
    const paragraphs = ["115.18", "115.2", "115.1", "9.1"];
    expect(
      paragraphs.sort((a, b) =>
        sortKeyOf("A/HRC/28/15", a) < sortKeyOf("A/HRC/28/15", b) ? -1 : 1,
      ),
    ).toEqual(["9.1", "115.1", "115.2", "115.18"]);
  });
  test("of a theme is a plain word", () =>
    expect(codeOf("Liberté & sûreté – détention")).toBe("liberte-and-surete-detention"));
});

describe("a filter", () => {
  test("reads the words of an address", () =>
    expect(recommendationFilter.parse({ state: "chn", cycle: "4", position: "rejected" })).toEqual({
      state: "CHN",
      cycle: 4,
      position: "rejected",
    }));
  test("refuses a word that it does not know, rather than widen the answer", () => {
    expect(recommendationFilter.safeParse({ positon: "rejected" }).success).toBe(false);
    expect(recommendationFilter.safeParse({ position: "refused" }).success).toBe(false);
  });
});

test("the same words give the same text, in whatever order a database keeps them", () =>
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (given) => {
      const turned = Object.fromEntries(Object.entries(given).reverse());
      expect(canonical(turned)).toBe(canonical(given));
      expect(JSON.parse(canonical(given))).toEqual(JSON.parse(JSON.stringify(given)));
    }),
  ));
