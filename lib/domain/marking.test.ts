import { expect, test } from "vitest";
import { wordsOf } from "./marking";

test.each([
  "Release the lawyers; end torture.",
  "停止对维吾尔人的任意拘留，调查。",
  "Libérer l’homme",
  "",
])("%j is the same text when its pieces are put together again", (text) => {
  expect(
    wordsOf(text)
      .map(({ piece }) => piece)
      .join(""),
  ).toBe(text);
});

test("words are told from what stands between them, and Chinese signs from each other", () => {
  const words = (text: string) => wordsOf(text).flatMap(({ word }) => word ?? []);
  expect(words("End torture, NOW!")).toEqual(["end", "torture", "now"]);
  expect(words("调查 Torture")).toEqual(["调", "查", "torture"]);
});
