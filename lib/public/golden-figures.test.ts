import { renderToStaticMarkup } from "react-dom/server";
import { beforeAll, describe, expect, test } from "vitest";
import { GET as getBoard } from "@/app/(public)/[name]/route";
import { GET as getVote } from "@/app/(public)/[name]/[key]/route";
import { GET as getCalendar } from "@/app/(public)/obligations.ics/route";
import { GET as getState } from "@/app/(public)/states/[iso3]/route";
import { GET as getCompared } from "@/app/(public)/statements/compare/route";
import { GET as getRollCall } from "@/app/(public)/votes/[key]/roll-call.json/route";
import { freshStart } from "@/lib/db/testing/fresh-start";
import { entryIn, FIRST, listEntries } from "@/lib/db/testing/interface";
import { findEdition } from "./edition";
import { callBoardIn } from "./call";
import { timelineFor } from "./engagement";
import { listActors, profileOf } from "./state-profile";
import { summaryOf } from "./summary";
import { rollCallFor } from "./vote";

// A fresh start as its pages show it: what is worked out for a figure, and what a reader then reads.

beforeAll(freshStart, 120_000);

/** The words of a page, without its markup. */
async function wordsOf(answer: Response): Promise<string> {
  expect(answer.status).toBe(200);
  return (await answer.text())
    .replaceAll(/<[^>]+>/g, " ")
    .replaceAll("&nbsp;", " ")
    .replaceAll(/\s+/g, " ");
}
const request = (path: string) => new Request(`http://localhost:3000${path}`);
const at = <P>(params: P) => ({ params: Promise.resolve(params) });
const edition = async () => (await findEdition(FIRST))!;

describe("the vote on A/HRC/51/L.6", () => {
  const key = "A-HRC-51-L.6";
  const vote = async () => rollCallFor(await entryIn("vote", key), FIRST);

  test("has 47 rows: 17, 19 and 11, with 7, 4, 3, 2 and 1 in favour by regional group", async () => {
    const { rows, reconciliation, regions, margin, cast } = await vote();
    expect(rows).toHaveLength(47);
    expect(reconciliation).toMatchObject({
      agrees: true,
      counted: { yes: 17, no: 19, abstain: 11 },
    });
    const inFavour = Object.fromEntries(regions.map(({ region, tally }) => [region, tally.yes]));
    expect(inFavour).toEqual({
      weog: 7,
      "eastern-european": 4,
      "asia-pacific": 3,
      grulac: 2,
      african: 1,
    });
    expect([margin, cast]).toEqual([2, 36]);
  });

  test("was taken by the members of that day, each once", async () => {
    const { electorate } = await vote();
    expect(electorate).toMatchObject({ members: 47, outsiders: [], missing: [] });
  });

  test("begins its page with the finding, and gives every State a link", async () => {
    const answer = await getVote(request(`/votes/${key}`), at({ name: "votes", key }));
    const html = await answer.clone().text();
    const text = await wordsOf(answer);
    expect(text).toContain("Rejected by 17 to 19, with 11 abstentions.");
    expect(text).toContain("17 of 36 (47.2 %)");
    expect(text).toContain("7 of 7 Western European and other States");
    const leads = new Set([...html.matchAll(/href="\/states\/([a-z]{3})"/g)].map((one) => one[1]));
    expect(leads.size).toBe(47);
  });

  test("is a file as well", async () => {
    const answer = await getRollCall(request(`/votes/${key}/roll-call.json`), at({ key }));
    expect(await answer.json()).toMatchObject({ total: 47, vote: { agrees: true } });
  });
});

test("two statements of organisations: 16 and 15, 9 of 22 in both", async () => {
  const path = "/statements/compare?a=ngo-joint-2024-06-25&b=ngo-joint-2024-08-28";
  const text = await wordsOf(await getCompared(request(path)));
  expect(text).toContain("All 16 organisations named");
  expect(text).toContain("All 15 organisations named");
  expect(text).toContain("9 of 22 organisations signed both");
});

describe("States as actors", () => {
  test("voted against and signed in support: said of those who did both", async () => {
    const profile = await profileOf("pak", await edition());
    expect(profile?.stances.againstAndSupportive).toHaveLength(1);
    expect((await profileOf("gbr", await edition()))?.stances).toMatchObject({
      againstAndSupportive: [],
      supportive: 0,
    });
    const text = await wordsOf(await getState(request("/states/pak"), at({ iso3: "pak" })));
    expect(text).toMatch(/Pakistan voted against “[^”]+” and signed a statement in support/);
  });

  test("are listed with their regional groups when there is something to show, and no others are", async () => {
    const actors = await listActors(FIRST);
    const named = new Map(actors.map((one) => [one.iso3, one]));
    expect(named.get("JPN")).toMatchObject({ region: "asia-pacific" });
    expect(actors.length).toBeGreaterThan(47);
    expect(actors.every(({ deeds, isDossier }) => deeds > 0 || isDossier)).toBe(true);
  });

  test("have one address, whatever the case of the code", async () => {
    const answer = await getState(request("/states/PAK"), at({ iso3: "PAK" }));
    expect([answer.status, answer.headers.get("location")]).toEqual([308, "/states/pak"]);
  });
});

describe("reports that are owed", () => {
  test("the board says when the report to the Committee against Torture was due and when it was last looked for", async () => {
    const answer = await getBoard(request("/obligations"), at({ name: "obligations" }));
    const text = await wordsOf(answer);
    expect(text).toMatch(/Due December 2019, not seen when last checked on \d+ \w+ \d{4}/);
    expect(text).not.toContain("4 years, 6 months");
  });

  test("stand in the calendar on the last day that their month has, and say that the day is not known", async () => {
    const text = (await (await getCalendar(request("/obligations.ics"))).text()).replaceAll(
      "\r\n ",
      "",
    );
    expect(text).toContain("DTSTART;VALUE=DATE:20191231");
    expect(text).toContain("SUMMARY:Due in December 2019:");
    expect(text).not.toContain("20191209");
  });
});

test("calls are counted by kind of addressee, and those with a session's deadline have lapsed", async () => {
  const { kinds } = await callBoardIn(await edition(), "CHN");
  expect(kinds.map(({ kind }) => kind)).toContain("un-office");
  const lines = kinds.flatMap(({ addressees }) => addressees.flatMap(({ calls }) => calls));
  expect(lines.length).toBe(kinds.reduce((sum, { count }) => sum + count, 0));
  const due = lines.filter(({ call }) => call.dueOn !== null);
  expect(due.length).toBeGreaterThan(0);
  expect(due.every(({ status }) => status !== "open")).toBe(true);
});

test("the visit of 26 May to 1 June 2024 was 7 days long, and did not reach the region", async () => {
  const engagements = await listEntries("engagement", FIRST);
  const { rows, reach } = await timelineFor(engagements, await edition(), undefined);
  const visit = rows.find(
    ({ encounter }) => encounter.kind === "engagement" && encounter.facts.type === "visit",
  );
  expect(visit?.encounter).toMatchObject({ on: "2024-05-26", length: 7 });
  expect(reach).toEqual({ reached: 0, told: 1, visits: 1 });
});

test("the demand of 28 August 2024 that the office report has had no update since; one of June had one 63 days later", async () => {
  const { rows } = await timelineFor([], await edition(), undefined);
  const next = (on: string) =>
    rows.find(({ encounter, next: found }) => encounter.on === on && found !== null)?.next;
  expect(next("2024-08-28")).toEqual({ update: null, days: null });
  expect(next("2024-06-25")).toMatchObject({ days: 63, update: { on: "2024-08-27" } });
});

test("252 paragraphs and 284 rows of the review of 2013 stand side by side, each with its unit", async () => {
  const summary = (await summaryOf("CHN", await edition()))!;
  const { TwoUnits } = await import("@/components/public/two-units");
  const { addressesOf } = await import("@/components/public/place");
  const to = addressesOf({ edition: summary.edition, pinned: false });
  const html = renderToStaticMarkup(TwoUnits({ reviews: summary.reviews, to }));
  expect(html).toContain("2013: 252 numbered paragraphs and 284 rows are the same review");
  expect(html).not.toContain("<svg");
});
