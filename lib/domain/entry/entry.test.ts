import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { daysBetween } from "../day";
import { detentionOf, standingStatus } from "./case";
import { lengthOf } from "./engagement";
import { hints } from "./field";
import { membersOn } from "./group";
import { COLLECTIONS, ENTRY, ENTRY_KINDS, kindOfCollection, type EntryFacts } from "./kind";
import { linksOf, repeatedLinks, unwrap, withoutClosedLinks } from "./link";
import { holdersOn } from "./mechanism";
import { between, obligationOn } from "./obligation";
import { isConsentValid, toPublishedEntry, type EntryRecord } from "./published";
import { completenessOf, overlapOf, type Statement } from "./statement";
import { reconcileVote, type Vote } from "./vote";

const day = fc
  .integer({ min: 0, max: 20_000 })
  .map((days) => new Date(Date.UTC(1990, 0, 1 + days)).toISOString().slice(0, 10));

describe("the kinds", () => {
  test("have an address each, and no two the same", () => {
    expect(new Set(Object.values(COLLECTIONS)).size).toBe(ENTRY_KINDS.length);
    for (const kind of ENTRY_KINDS) expect(kindOfCollection(COLLECTIONS[kind])).toBe(kind);
    expect(kindOfCollection("witnesses")).toBeNull();
  });

  test("refuse a word that they do not know, at every depth", () => {
    for (const kind of ENTRY_KINDS)
      expect(
        ENTRY[kind].safeParse({ informant: "a name" }).error?.issues.map(({ code }) => code),
      ).toContain("unrecognized_keys");
    const source = {
      title: "A page",
      publisher: null,
      url: null,
      publishedOn: null,
      seenBy: "a member",
    };
    const said = ENTRY.law.safeParse({
      title: "Act",
      state: "XEX",
      summary: "Words",
      sources: [source],
    });
    expect(said.success).toBe(false);
  });

  test("say of every field how it is asked for", () => {
    const unasked: string[] = [];
    const visit = (schema: z.ZodType, path: string) => {
      const bare = unwrap(schema);
      if (bare instanceof z.ZodArray) return visit(bare.element as z.ZodType, path);
      if (bare instanceof z.ZodObject) {
        for (const [name, field] of Object.entries(bare.shape))
          visit(field as z.ZodType, `${path}.${name}`);
        return;
      }
      if (!hints.get(bare)) unasked.push(path);
    };
    for (const kind of ENTRY_KINDS) visit(ENTRY[kind], kind);
    expect(unasked).toEqual([]);
  });
});

describe("an obligation", () => {
  test("is overdue by 4 years, 6 months and 16 days, 1,660 days in all, from 9 December 2019 to 25 June 2024", () => {
    const { status, late } = obligationOn({ dueOn: "2019-12-09", submittedOn: null }, "2024-06-25");
    expect(status).toBe("overdue");
    expect(late).toEqual({ years: 4, months: 6, days: 16, totalDays: 1660 });
  });

  test("whose day is not known is overdue when its month has passed, and has no exact length", () => {
    expect(obligationOn({ dueOn: "2019-12", submittedOn: null }, "2019-12-31").status).toBe(
      "due-soon",
    );
    expect(obligationOn({ dueOn: "2019-12", submittedOn: null }, "2020-01-01")).toEqual({
      status: "overdue",
      late: null,
    });
  });

  test("that was met late says by how much, where both days are known", () => {
    expect(
      obligationOn({ dueOn: "2019-03-31", submittedOn: "2023-06-23" }, "2024-01-01").late,
    ).toMatchObject({
      years: 4,
      months: 2,
      days: 23,
    });
    expect(obligationOn({ dueOn: "2019", submittedOn: "2023-06-23" }, "2024-01-01")).toEqual({
      status: "submitted-late",
      late: null,
    });
    expect(obligationOn({ dueOn: "2019", submittedOn: "2019-06" }, "2024-01-01").status).toBe(
      "submitted",
    );
    expect(obligationOn({ dueOn: "2019-06", submittedOn: "2019-05-31" }, "2024-01-01").status).toBe(
      "submitted-on-time",
    );
  });

  test("counts whole years and months before days, and never a negative part", () => {
    fc.assert(
      fc.property(day, day, (one, other) => {
        const [from, to] = one < other ? [one, other] : [other, one];
        const late = between(from, to);
        expect(late.totalDays).toBe(daysBetween(from, to));
        expect(late.years).toBeGreaterThanOrEqual(0);
        expect(late.months).toBeGreaterThanOrEqual(0);
        expect(late.months).toBeLessThan(12);
        expect(late.days).toBeGreaterThanOrEqual(0);
        expect(late.days).toBeLessThan(31);
      }),
    );
  });

  test("from the last day of a long month to a short one is a whole month", () => {
    expect(between("2024-01-31", "2024-02-29")).toMatchObject({ months: 0, days: 29 });
    expect(between("2024-01-31", "2024-03-01")).toMatchObject({ months: 1, days: 1 });
  });
});

describe("a vote", () => {
  const vote = (records: Vote["records"], declared = { yes: 2, no: 1, abstain: 0 }): Vote =>
    ENTRY.vote.parse({
      title: "Draft decision",
      on: "2022-10-06",
      forum: "Council",
      question: "To debate",
      result: "adopted",
      declaredYes: declared.yes,
      declaredNo: declared.no,
      declaredAbstain: declared.abstain,
      records,
    });

  test("agrees with its declared totals when its rows do", () => {
    const held = reconcileVote(
      vote([
        { state: "XEX", vote: "yes" },
        { state: "XNB", vote: "yes" },
        { state: "XFA", vote: "no" },
      ]),
    );
    expect(held).toMatchObject({ agrees: true, counted: { yes: 2, no: 1, abstain: 0, absent: 0 } });
  });

  test("of which one row is changed is flagged, and keeps both", () => {
    const held = reconcileVote(
      vote([
        { state: "XEX", vote: "no" },
        { state: "XNB", vote: "yes" },
        { state: "XFA", vote: "no" },
      ]),
    );
    expect(held).toMatchObject({
      agrees: false,
      differs: ["yes", "no"],
      declared: { yes: 2, no: 1 },
    });
  });

  test("names a State that votes twice", () => {
    const twice = vote([
      { state: "XEX", vote: "yes" },
      { state: "XEX", vote: "no" },
    ]);
    expect(repeatedLinks("vote", twice)).toEqual([{ field: "records", value: "XEX" }]);
  });
});

describe("signatories", () => {
  test("of two statements are compared as sets", () => {
    expect(overlapOf(["a", "b", "c"], ["b", "c", "d", "e"])).toEqual({
      both: ["b", "c"],
      union: ["a", "b", "c", "d", "e"],
      onlyFirst: ["a"],
      onlySecond: ["d", "e"],
    });
  });

  test("that are named do not replace the number that was stated", () => {
    const said = (given: Partial<Statement>) =>
      completenessOf(
        ENTRY.statement.parse({
          title: "Words",
          type: "joint-state",
          stance: "critical",
          on: "2024-09-24",
          countedThings: "states",
          ...given,
        }),
      );
    expect(
      said({ signatoryStates: ["AAA", "BBB"], countStated: 13, countIsLowerBound: true }),
    ).toEqual({
      named: 2,
      stated: 13,
      isLowerBound: true,
      complete: false,
    });
    expect(said({ signatoryStates: ["AAA", "BBB"], countStated: 2 }).complete).toBe(true);
    expect(
      said({ signatoryStates: ["AAA", "BBB"], countStated: 2, countIsLowerBound: true }).complete,
    ).toBe(false);
  });
});

describe("a case", () => {
  const held = (on: string | null, end?: string) => ({
    statuses: [
      { status: "detained" as const, on, words: null, source: null },
      ...(end ? [{ status: "released" as const, on: end, words: null, source: null }] : []),
    ],
  });

  test("counts days only from a day, never from a month", () => {
    expect(detentionOf(held("2020-01-01"), "2020-01-31")?.days).toBe(30);
    expect(detentionOf(held("2018-09"), "2020-01-31")).toMatchObject({
      from: "2018-09",
      days: null,
    });
    expect(detentionOf(held(null), "2020-01-31")).toBeNull();
  });

  test("stops counting where the sentence ends, since nobody has checked what came after", () => {
    const sentenced = {
      statuses: [
        ...held("2023-04-13").statuses,
        { status: "sentence-ended" as const, on: "2025-01", words: null, source: null },
      ],
    };
    expect(detentionOf(sentenced, "2026-01-01")).toMatchObject({ to: "2025-01", days: null });
    expect(standingStatus(sentenced)?.status).toBe("sentence-ended");
  });

  test("stops counting at release", () => {
    expect(detentionOf(held("2020-01-01", "2020-01-11"), "2024-01-01")).toMatchObject({
      days: 10,
      to: "2020-01-11",
    });
    expect(standingStatus(held("2020-01-01", "2020-01-11"))?.status).toBe("released");
  });

  test("needs the UN document that names the person, or consent", () => {
    const given = { name: "N.N.", nameBasis: "un-document", summary: "Held" };
    expect(ENTRY.case.safeParse(given).error?.issues[0]?.path).toEqual(["nameBasisDocument"]);
  });
});

test("a visit from 26 May to 1 June is seven days long", () => {
  expect(lengthOf({ from: "2024-05-26", to: "2024-06-01" })).toBe(7);
  expect(lengthOf({ from: "2024-05", to: "2024-06-01" })).toBeNull();
});

test("terms and memberships hold from their first to their last day", () => {
  const holders = [
    { name: "A", role: null, from: "2018-09", to: "2022-08-31" },
    { name: "B", role: null, from: "2022-10", to: null },
  ];
  expect(holdersOn({ holders }, "2022-08-31").map(({ name }) => name)).toEqual(["A"]);
  expect(holdersOn({ holders }, "2022-09-15")).toEqual([]);
  expect(holdersOn({ holders }, "2024-01-01").map(({ name }) => name)).toEqual(["B"]);
  expect(
    membersOn({ members: [{ state: "XEX", from: "2022", to: "2022" }] }, "2022-10-06"),
  ).toEqual(["XEX"]);
});

describe("what the public may know", () => {
  const facts = ENTRY.statement.parse({
    title: "Words",
    type: "joint-state",
    stance: "critical",
    on: "2024-09-24",
    signatoryStates: ["XEX"],
    asks: ["R-1", "R-2"],
    cases: ["open-case", "closed-case"],
    session: "closed-session",
  }) as EntryFacts<"statement">;
  const record = (given: Partial<EntryRecord> = {}): EntryRecord => ({
    kind: "statement",
    key: "words",
    confidentiality: "public",
    embargoedUntil: null,
    withdrawnAt: null,
    consent: null,
    signOns: [],
    approved: { facts, checkNote: null },
    ...given,
  });
  const now = new Date("2024-10-01T00:00:00Z");
  const open = (_: string, value: string) => !value.startsWith("closed") && value !== "R-2";

  test("never names what is closed: a link to it is gone, in lists and alone", () => {
    expect(withoutClosedLinks("statement", facts, open)).toMatchObject({
      asks: ["R-1"],
      cases: ["open-case"],
      session: null,
      signatoryStates: ["XEX"],
    });
    expect(JSON.stringify(toPublishedEntry(record(), open, now))).not.toContain("closed");
  });

  test("is nothing of what is withdrawn, unchecked, not approved, closed or still embargoed", () => {
    for (const given of [
      { withdrawnAt: now },
      { approved: null },
      { approved: { facts, checkNote: "Compare with the original" } },
      { confidentiality: "coalition" },
      { confidentiality: "embargoed", embargoedUntil: new Date("2024-10-02T00:00:00Z") },
    ])
      expect(toPublishedEntry(record(given), open, now)).toBeNull();
    expect(
      toPublishedEntry(record({ confidentiality: "embargoed", embargoedUntil: now }), open, now),
    ).not.toBeNull();
  });

  test("ends with consent", () => {
    const consent = { scopes: ["publish-named"], expiresOn: "2024-10-01", withdrawnAt: null };
    expect(isConsentValid(consent, now)).toBe(true);
    expect(isConsentValid({ ...consent, expiresOn: "2024-09-30" }, now)).toBe(false);
    expect(isConsentValid({ ...consent, withdrawnAt: now }, now)).toBe(false);
    expect(isConsentValid({ ...consent, scopes: ["share-with-un"] }, now)).toBe(false);
    expect(
      toPublishedEntry(record({ consent: { ...consent, withdrawnAt: now } }), open, now),
    ).toBeNull();
  });

  test("is no letter that the UN has not published, and no reprisal that no UN report has", () => {
    const letter = ENTRY.communication.parse({
      title: "AL",
      type: "allegation-letter",
      summary: "Words",
    });
    const reprisal = ENTRY.reprisal.parse({
      title: "An act",
      target: "person",
      act: "Words",
      place: "abroad",
    });
    expect(
      toPublishedEntry(
        record({ kind: "communication", approved: { facts: letter, checkNote: null } }),
        open,
        now,
      ),
    ).toBeNull();
    expect(
      toPublishedEntry(
        record({ kind: "reprisal", approved: { facts: reprisal, checkNote: null } }),
        open,
        now,
      ),
    ).toBeNull();
  });

  test("names no person by consent that is not on record", () => {
    const named = ENTRY.case.parse({ name: "N.N.", nameBasis: "consent", summary: "Held" });
    expect(
      toPublishedEntry(
        record({ kind: "case", approved: { facts: named, checkNote: null } }),
        open,
        now,
      ),
    ).toBeNull();
  });
});

test("links are found in lists, in rows and alone, each once for each part", () => {
  const facts = ENTRY.case.parse({
    name: "N.N.",
    nameBasis: "un-document",
    nameBasisDocument: "A report",
    summary: "Held",
    about: ["XEX"],
    raised: [
      { by: "Neighbouria", state: "XNB" },
      { by: "Neighbouria again", state: "XNB" },
    ],
    recommendations: ["R-1"],
  });
  expect(linksOf("case", facts)).toEqual([
    { part: "raised by", target: "state", value: "XNB" },
    { part: "concerns", target: "recommendation", value: "R-1" },
    { part: "about", target: "state", value: "XEX" },
  ]);
});
