import { describe, expect, test } from "vitest";
import { fieldProblems } from "./outcome";
import { documentDraft, hintOf } from "./document-draft";
import { recommendationDraft } from "./recommendation-draft";
import { declaredDraft, sumProblem } from "./review-draft";

describe("a symbol", () => {
  test.each([
    ["A/HRC/WG.6/45/EX/1", { body: "upr", session: 45, year: null }],
    ["A/HRC/WGAD/2024/12", { body: "wgad", session: null, year: 2024 }],
    ["A/HRC/51/L.6", { body: "hrc", session: 51, year: null }],
    ["A/78/12", { body: "ga", session: 78, year: null }],
    ["CERD/C/EXA/CO/14-17", { body: "cerd", session: null, year: null }],
    ["E/C.12/EXA/CO/3", { body: "cescr", session: null, year: null }],
    ["no symbol at all", { body: null, session: null, year: null }],
  ])("%s hints at what it seems to say", (symbol, hint) =>
    expect(hintOf(symbol)).toMatchObject(hint),
  );

  test("of the Council or the Assembly may be any body's, and one of a committee is its own", () => {
    expect(hintOf("A/HRC/51/5").isShared).toBe(true);
    expect(hintOf("CERD/C/EXA/CO/14-17").isShared).toBe(false);
  });

  test("is never refused, whatever it is", () => {
    const said = { title: "A paper", body: "ohchr", kind: "other", aliases: "" };
    for (const symbol of ["A/HRC/??/1", "draft of 3 May", ""])
      expect(documentDraft.safeParse({ ...said, symbol, ...EMPTY_DOCUMENT }).success).toBe(true);
  });
});

describe("an ask", () => {
  test("names all that is missing in it at once", () => {
    const { error } = recommendationDraft.safeParse({
      type: "wish",
      addresseeKind: "state",
      body: "upr",
    });
    expect(fieldProblems(error!).map(({ field }) => field)).toContain("type");
    const { error: later } = recommendationDraft.safeParse({
      type: "call",
      addresseeKind: "un-office",
      body: "ohchr",
    });
    expect(fieldProblems(later!).map(({ field }) => field)).toEqual(["textVerbatim", "addressee"]);
  });
});

describe("a declared total", () => {
  const said = {
    countingUnit: "paragraph",
    total: "10",
    supported: "6",
    alreadyImplemented: "2",
    beingImplemented: "",
    partly: "",
    noted: "3",
    rejected: "1",
    pending: "",
    asOf: "2024-06",
    sourceTitle: "The report",
    sourceUrl: "",
    checkNote: "",
  };

  test("is taken where its parts make it, and a class that was left empty is none", () => {
    expect(declaredDraft.parse(said)).toMatchObject({ total: 10, partly: null, noted: 3 });
  });

  test("is refused in words where they make another, or more is claimed than supported", () => {
    const wrong = declaredDraft.safeParse({ ...said, noted: "4" });
    expect(fieldProblems(wrong.error!)).toEqual([
      {
        field: "total",
        message: "The parts (6 + 4 + 1) make 11, not 10: compare them with the source",
      },
    ]);
    const parts = {
      total: 3,
      supported: 3,
      partly: null,
      noted: null,
      rejected: null,
      pending: null,
    };
    expect(sumProblem({ ...parts, alreadyImplemented: 2, beingImplemented: 2 })).toMatch(
      /4 called/,
    );
    expect(sumProblem({ ...parts, alreadyImplemented: 2, beingImplemented: 1 })).toBeNull();
  });

  test("needs its total: nothing is not nought", () => {
    const { error } = declaredDraft.safeParse({ ...said, total: "" });
    expect(fieldProblems(error!).map(({ field }) => field)).toContain("total");
  });
});

const EMPTY_DOCUMENT = {
  state: "",
  adoptedOn: "",
  distributedOn: "",
  publishedOn: "",
  url: "",
  archivedUrl: "",
  supersedes: "",
  checkNote: "",
};
