import { expect, test } from "vitest";
import { report } from "@/lib/domain/entry/report";
import { setPages } from "../document/setting";
import { typstData } from "../document/typst-data";
import { confidentialAnnex, type AnnexInput } from "./confidential-annex";

const annex = (language: "en" | "ar") =>
  confidentialAnnex({
    site: "Onus of Examplia",
    key: "what-became-of-it",
    facts: report.parse({
      title: "What became of it",
      form: "press-page",
      on: "2025-03-01",
      edition: 7,
      language,
    }),
    words: "About A/HRC/46/31.",
    evidence: [TOLD],
    madeFor: "Dana Member",
    madeAt: "2025-03-02 10:00",
    on: "2025-03-02",
  });

const TOLD: AnnexInput["evidence"][number] = {
  code: "E-1",
  title: "What a neighbour saw",
  kind: "testimony",
  confidentiality: "sealed",
  publisher: null,
  url: null,
  publishedOn: null,
  occurredOn: "2024-05",
  summary: "She saw it.",
  detail: "In the yard.",
  links: [{ ref: "XEX.2024.1", relation: "shows-lack", note: null }],
};

test.each(["en", "ar"] as const)(
  "in %s it is set with evidence that has no address, and says whose copy it is",
  (language) => {
    const made = annex(language);
    expect(made.language).toBe(language);
    expect(made.marking).toContain("Dana Member");
    expect(setPages({ ...typstData(made), part: null }).pages).toBeGreaterThan(0);
  },
);

test("in Arabic its words and its marking are Arabic", () => {
  const made = annex("ar");
  expect(made.marking).toContain("سري");
  expect(made.marking).toContain("\u20682025-03-02 10:00\u2069");
  expect(made.kind).toBe("مرفق سري");
  expect(JSON.stringify(made)).toContain("شهادة");
});
