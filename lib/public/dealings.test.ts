import { renderToStaticMarkup } from "react-dom/server";
import { beforeAll, describe, expect, test } from "vitest";
import { GET as getVote } from "@/app/(public)/[name]/[key]/route";
import { GET as getDisagreement } from "@/app/(public)/disagreement/route";
import { ActionAcceptance } from "@/components/public/action-figure";
import { addressesOf } from "@/components/public/place";
import { answered, assessed, publish, published, review, state } from "@/lib/db/testing/published";
import { ENTRY } from "@/lib/domain/entry/kind";
import type { PublishedRecommendation } from "@/lib/domain/published";
import { actionFiguresFor } from "./action";
import { findEdition } from "./edition";
import { disagreementsIn } from "./disagreement";
import { listRecommendations } from "./recommendation";
import { profileOf } from "./state-profile";
import { summaryOf } from "./summary";

// What the pages work out, on a publication of our own making.

const vote = (records: { state: string; vote: "yes" | "no" | "abstain" }[]) => ({
  kind: "vote" as const,
  key: "L.1",
  content: {
    key: "L.1",
    facts: ENTRY.vote.parse({
      title: "Debate on Examplia",
      on: "2022-10-06",
      forum: "Council",
      question: "To hold a debate",
      result: "rejected",
      declaredYes: 1,
      declaredNo: 2,
      declaredAbstain: 0,
      about: ["XEX"],
      records,
    }),
  },
});
const statement = {
  kind: "statement" as const,
  key: "in-support",
  content: {
    key: "in-support",
    facts: ENTRY.statement.parse({
      title: "In support of Examplia",
      type: "joint-state",
      stance: "supports-the-state",
      on: "2023-10",
      countStated: 13,
      countIsLowerBound: true,
      signatoryStates: ["XNB", "XFA"],
      about: ["XEX"],
    }),
  },
};
const graded = {
  outside: [
    {
      assessor: "Observers",
      scheme: "Three steps",
      grade: "Not implemented",
      summary: "They looked.",
      on: "2024",
      source: { title: "A report", url: null },
    },
  ],
};
const row = (paragraph: string, actionCategory: number, given: Partial<PublishedRecommendation>) =>
  published(paragraph, {
    ref: `row-${paragraph}`,
    cycle: 1,
    countingUnit: "row",
    actionCategory,
    ...given,
  });

beforeAll(async () => {
  await publish(1, {
    asOf: "2025-03-01",
    entries: [
      state("XEX", "Examplia", true),
      state("XNB", "Neighbouria"),
      state("XFA", "Farlandia"),
      review(4, "2024-01-23"),
      review(1, "2009-02-09"),
      statement,
      vote([
        { state: "XNB", vote: "no" },
        { state: "XFA", vote: "no" },
        { state: "XEX", vote: "yes" },
      ]),
    ],
    recommendations: [
      published("1", {
        ...answered("supported", "already-implemented"),
        ...assessed("not-implemented"),
      }),
      published("2", { ...answered("supported", "already-implemented"), ...graded }),
      published("3", { ...answered("rejected"), ...assessed("implemented"), ...graded }),
      published("4", { ...answered("supported", "being-implemented"), ...assessed("initiated") }),
      published("5", {
        ...answered("supported", "already-implemented"),
        ...assessed("not-implemented"),
        type: "commitment",
      }),
      published("6", {
        ...answered("supported", "being-implemented"),
        ...assessed("not-implemented"),
      }),
      published("7", {
        ...answered("supported", "already-implemented"),
        ...assessed("largely-implemented"),
      }),
      row("1", 1, answered("supported")),
      row("2", 5, answered("supported")),
      row("3", 5, answered("noted")),
      row("4", 5, answered("partly")),
    ],
  });
  await publish(2, {
    asOf: "2025-04-01",
    entries: [
      vote([
        { state: "XNB", vote: "yes" },
        { state: "XFA", vote: "no" },
        { state: "XEX", vote: "yes" },
      ]),
    ],
  });
});

const context = { params: Promise.resolve({ name: "votes", key: "L.1" }) };

describe("a vote of which a row was changed", () => {
  test("is flagged on its page, with both counts", async () => {
    const html = await (
      await getVote(new Request("http://localhost:3000/votes/L.1"), context)
    ).text();
    expect(html).toContain("do not add up to what was declared");
    expect(html).toContain("Rejected by 1 to 2");
    expect(html).toContain("1 ≠");
    expect(html).toContain("2 ≠");
  });

  test("was not while its rows agreed", async () => {
    const { GET } = await import("@/app/(public)/editions/[n]/[name]/[key]/route");
    const answer = await GET(new Request("http://localhost:3000/editions/1/votes/L.1"), {
      params: Promise.resolve({ n: "1", name: "votes", key: "L.1" }),
    });
    expect(await answer.text()).toContain("add up to what was declared.");
  });
});

test("a State that voted against and signed in support did both in one edition, and not in the next", async () => {
  const both = async (number: number) =>
    (await profileOf("xnb", (await findEdition(number))!))?.stances.againstAndSupportive.length;
  expect([await both(1), await both(2)]).toEqual([1, 0]);
});

test("what a State asked is counted by unit: a paragraph and a row are never added up", async () => {
  const profile = await profileOf("XNB", (await findEdition(1))!);
  expect(profile?.asked.map(({ countingUnit, count }) => [countingUnit, count])).toEqual([
    ["paragraph", 6],
    ["row", 4],
  ]);
});

describe("where word and finding part", () => {
  test("a claim against our level, a claim beside a grade, and a level beside a grade are three things", async () => {
    const found = await disagreementsIn("XEX", 1, "paragraph");
    const refs = Object.fromEntries(
      Object.entries(found).map(([kind, { rows }]) => [kind, rows.map(({ ref }) => ref)]),
    );
    expect(refs).toEqual({
      "claim-and-finding": ["A-HRC-90-1.1", "A-HRC-90-1.6"],
      "claim-and-others": ["A-HRC-90-1.2"],
      "finding-and-others": ["A-HRC-90-1.3"],
    });
  });

  test("the explorer finds those where a claim is concerned", async () => {
    const { items } = await listRecommendations(
      { state: "XEX", type: "recommendation", disagreement: "yes" },
      { edition: 1, sort: "reference", limit: 10 },
    );
    expect(items.map(({ ref }) => ref)).toEqual(["A-HRC-90-1.1", "A-HRC-90-1.2", "A-HRC-90-1.6"]);
  });

  test("the page sets the three beside each other, and refuses a word that it does not know", async () => {
    const answer = await getDisagreement(
      new Request("http://localhost:3000/disagreement?state=xex"),
    );
    const text = await answer.text();
    expect(text).toContain("Examplia: where word and finding part");
    expect(text).toContain("Observers: Not implemented");
    const wrong = new Request("http://localhost:3000/disagreement?country=xex");
    expect((await getDisagreement(wrong)).status).toBe(400);
  });
});

test("acceptance by category is counted from the published rows, and support in part is none", async () => {
  const edition = (await findEdition(1))!;
  const actions = await actionFiguresFor("xex", 1);
  expect(actions).toHaveLength(1);
  const [first] = actions;
  expect(first?.rows.map(({ numerator, denominator }) => `${numerator}/${denominator}`)).toEqual([
    "1/1",
    "0/0",
    "0/0",
    "0/0",
    "1/3",
  ]);
  const { reviews } = (await summaryOf("XEX", edition))!;
  const figure = ActionAcceptance({
    state: "Examplia",
    actions,
    reviews,
    foot: "",
    to: addressesOf({ edition, pinned: false }),
  });
  expect(renderToStaticMarkup(figure)).toContain(
    "In 2009, Examplia supported 1 of 1 (100.0\u00a0%) of what asked least, and 1 of 3 (33.3\u00a0%) of what asked most",
  );
});
