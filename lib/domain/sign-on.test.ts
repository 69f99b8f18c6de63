import { expect, test } from "vitest";
import { namesPasted, signatoriesOf, signOnStateOf } from "./sign-on";

const at = new Date("2026-03-01T09:00:00Z");
const one = (name: string, answer: string | null, withdrawnAt: Date | null = null) => ({
  name,
  answer,
  withdrawnAt,
});

test("signatories stand in alphabetical order, capitals or not, and only those who signed", () => {
  const all = [
    one("éclair Rights", "signed"),
    one("Zeta Watch", "signed"),
    one("alpha Law", "signed"),
    one("Beta Forum", "declined"),
    one("Delta Forum", null),
    one("Gamma Forum", "signed", at),
  ];
  expect(signatoriesOf(all)).toEqual(["alpha Law", "éclair Rights", "Zeta Watch"]);
});

test("a signature that was taken back is told from one that was never given", () => {
  expect(signOnStateOf({ answer: "signed", withdrawnAt: at })).toBe("withdrawn");
  expect(signOnStateOf({ answer: null, withdrawnAt: null })).toBe("asked");
});

test("a pasted list gives each name once, without the marks of its list", () => {
  expect(namesPasted("1. Alpha Law\n• Beta  Forum\r\n\n- alpha law; Gamma")).toEqual([
    "Alpha Law",
    "Beta Forum",
    "Gamma",
  ]);
});
