import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { suggestActionCategory } from "./action-category";

describe("the category that the first verb of a recommendation suggests", () => {
  test.each([
    ["Share with its neighbours what it has learnt about clean rivers", 1],
    ["Request assistance in building schools", 1],
    ["Continue its efforts to plant trees", 2],
    ["Maintain the pace of its programme for wells", 2],
    ["Consider acceding to the Convention on Lakes", 3],
    ["Study the feasibility of a law on bridges", 3],
    ["Ensure that everybody has water", 4],
    ["Promote the rights of anglers", 4],
    ["Take measures against unfair tolls", 4],
    ["Adopt a law against unfair tolls", 5],
    ["Ratify the Convention on Lakes", 5],
    ["Investigate every report of a poisoned well", 5],
    ["Put an end to tolls for children", 5],
  ] as const)("%s: %i", (text, category) => {
    expect(suggestActionCategory(text)).toBe(category);
  });

  test("is that of the first action, whatever follows", () => {
    expect(suggestActionCategory("Ratify the Convention and consider its Protocol")).toBe(5);
    expect(suggestActionCategory("Consider ratifying the Convention and adopt a law")).toBe(3);
  });

  test("is that of the second of two opening verbs", () => {
    expect(suggestActionCategory("Continue and strengthen its efforts for clean rivers")).toBe(4);
    expect(suggestActionCategory("Continue and further strengthen its efforts")).toBe(4);
    expect(suggestActionCategory("Continue to strengthen its efforts for clean rivers")).toBe(2);
  });

  test("is specific where a general action has specific examples", () => {
    expect(suggestActionCategory("Protect anglers, including by repealing the toll act")).toBe(5);
    expect(suggestActionCategory("Protect anglers by the side of every lake")).toBe(4);
  });

  test("is general where the step is left open", () => {
    expect(suggestActionCategory("Adopt all necessary measures for clean rivers")).toBe(4);
    expect(suggestActionCategory("Continue to take measures for clean rivers")).toBe(2);
  });

  test("looks past a number, an address and an adverb", () => {
    expect(suggestActionCategory("115.18 Swiftly ratify the Convention")).toBe(5);
    expect(suggestActionCategory("That the Government promptly release the anglers")).toBe(5);
    expect(suggestActionCategory("In line with its pledge, ensure clean rivers")).toBe(4);
  });

  test("is not guessed where no verb opens the text", () => {
    expect(suggestActionCategory("Ratifier la Convention sur les lacs")).toBeNull();
    expect(suggestActionCategory("批准公约")).toBeNull();
    expect(suggestActionCategory("A free press helps to ensure clean rivers")).toBeNull();
    expect(suggestActionCategory("")).toBeNull();
  });

  test("does not hang on case, numbering or blanks, and is one of five or none for any text", () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 400 }), (text) => {
        const category = suggestActionCategory(text);
        expect([1, 2, 3, 4, 5, null]).toContain(category);
        expect(suggestActionCategory(`12.3 ${text}`)).toBe(category);
      }),
    );
    fc.assert(
      fc.property(
        fc.constantFrom("ratify", "ensure", "consider", "continue", "share"),
        fc.constantFrom("", "  ", "(a) ", "115.2 "),
        (verb, before) => {
          const plain = suggestActionCategory(`${verb} clean rivers`);
          expect(plain).not.toBeNull();
          expect(suggestActionCategory(`${before}${verb.toUpperCase()} clean rivers`)).toBe(plain);
        },
      ),
    );
  });
});
