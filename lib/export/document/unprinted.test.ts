import { expect, test } from "vitest";
import { paragraph } from "../report/block";
import { sampleReport } from "./testing/sample-report";
import { unprintedIn } from "./unprinted";

const saying = (...texts: string[]) =>
  sampleReport({ blocks: texts.map((text) => paragraph(text)) });

test("letters of the scripts that reports are written in have a font", () => {
  const scripts = [
    "Ağrı Łódź ʻEua",
    "Ελλάς",
    "Тибет",
    "حق الشعوب",
    "ئۇيغۇر",
    "人权理事会",
    "བོད་ཡིག",
  ];
  expect(unprintedIn(sampleReport())).toEqual([]);
  expect(unprintedIn(saying(...scripts))).toEqual([]);
});

test("a letter that no font has is named once, wherever it stands", () => {
  const mongol = "ᠮᠣᠩ";
  const report = { ...saying(mongol, `twice ${mongol}`), title: "ᚠ" };
  expect(unprintedIn(report)).toEqual(["ᚠ", ...mongol]);
});

test("what cannot be seen needs no font", () => {
  expect(unprintedIn(saying("a\u200db\u2068c\u2069\u00ad\u0007 \ud800"))).toEqual([]);
});
