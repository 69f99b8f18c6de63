import { expect, test } from "vitest";
import { languageOf } from "./language";

test("Uyghur and Arabic run from right to left, however they are written down", () => {
  expect(languageOf("Uyghur")).toEqual({ tag: "ug", dir: "rtl", label: "Uyghur" });
  expect(languageOf("ug")).toMatchObject({ tag: "ug", dir: "rtl" });
  expect(languageOf("ar")).toEqual({ tag: "ar", dir: "rtl", label: "Arabic" });
});

test("Chinese and Tibetan do not", () => {
  expect(languageOf("zh-Hans")).toMatchObject({ tag: "zh-hans", dir: "ltr" });
  expect(languageOf("Tibetan")).toMatchObject({ tag: "bo", dir: "ltr" });
});

test("a language that nobody knows is left to its script", () => {
  expect(languageOf("a local spelling")).toEqual({
    tag: undefined,
    dir: "auto",
    label: "a local spelling",
  });
  expect(languageOf(null)).toEqual({ tag: undefined, dir: "auto", label: null });
});
