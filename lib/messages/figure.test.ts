import { expect, test } from "vitest";
import { countWords, percentWords, shareWords } from "./figure";

test("a percentage never stands without what it is of", () => {
  expect(shareWords(130, 428)).toBe("130 of 428 (30.4\u00a0%)");
});

test("one decimal is printed even where it is nought", () => {
  expect(percentWords(1, 4)).toBe("25.0\u00a0%");
});

test("of nothing there is no percentage", () => {
  expect(shareWords(0, 0)).toBe("0 of 0");
  expect(percentWords(0, 0)).toBeNull();
});

test("thousands are set apart", () => {
  expect(countWords(42013)).toBe("42,013");
});
