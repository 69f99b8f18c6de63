import { expect, test } from "vitest";
import { bibtexOf } from "./bibtex";

const edition = { number: 3, asOf: "2026-06-30", publishedAt: "2026-06-30T22:30:00Z" };

test("a bibliography names the edition, its days in Geneva and the address that stays", () => {
  expect(
    bibtexOf({
      site: "Onus",
      title: "Examplia",
      edition,
      address: "https://onus.example/editions/3/xex",
    }),
  ).toBe(`@misc{onus-editions-3-xex,
  title = {Examplia},
  author = {Onus},
  year = {2026},
  note = {Edition 3, as of 2026-06-30, published 2026-07-01},
  url = {https://onus.example/editions/3/xex}
}`);
});

test("what TeX would take for a command is written out", () => {
  const entry = bibtexOf({
    site: "Watch & Co",
    title: "30 % & {more}_#$ \\end",
    edition,
    address: "https://o.example/",
  });
  expect(entry).toContain("author = {Watch \\& Co}");
  expect(entry).toContain("title = {30 \\% \\& \\{more\\}\\_\\#\\$ \\textbackslash end}");
});
