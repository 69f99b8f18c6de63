import { expect, test } from "vitest";
import type { Call } from "./call";
import { ENTRY } from "./entry/kind";
import { timelineOn, toDemands, toMet, type Encounter } from "./encounter";

const met = (type: string, from: string, given: object = {}): Encounter => ({
  key: from,
  title: type,
  on: from,
  ...toMet(ENTRY.engagement.parse({ title: type, type, from, summary: "Words", ...given })),
});
const asked = (on: string, ofOffice = true): Encounter => ({
  kind: "call",
  key: on,
  title: "Report in public",
  on,
  issuers: ["An organisation"],
  asks: [{ ref: on, addressee: "Office", ofOffice, words: "Report in public" }],
});
const update = (on: string): Encounter => ({
  kind: "statement",
  key: on,
  title: "Update",
  on,
  isUpdate: true,
  by: null,
});

test("from 26 May to 1 June are 7 days, and a visit is over on its last", () => {
  const { rows, since } = timelineOn(
    [met("visit", "2024-05-26", { to: "2024-06-01" })],
    "2024-06-25",
  );
  expect(rows[0]?.encounter).toMatchObject({ length: 7 });
  expect(since.visit).toMatchObject({ on: "2024-06-01", days: 24 });
});

test("the next update after a demand of an office is the first that follows it, with its days", () => {
  const { rows } = timelineOn(
    [asked("2023-08-01"), update("2023-08-01"), update("2023-08-31"), update("2024-08-27")],
    "2024-12-31",
  );
  const row = rows.find(({ encounter }) => encounter.kind === "call");
  expect(row?.next).toMatchObject({ days: 30, update: { on: "2023-08-31" } });
});

test("where none followed, none is said; and only offices are asked for updates", () => {
  const { rows } = timelineOn(
    [update("2023-01-01"), asked("2024-01-01"), asked("2024-02-01", false)],
    "2024-12-31",
  );
  expect(rows.map(({ next }) => next)).toEqual([null, { update: null, days: null }, null]);
});

test("a month counts no days", () => {
  const { since, rows } = timelineOn(
    [met("talks", "2023-02"), asked("2023-01"), update("2023-03-01")],
    "2024-01-01",
  );
  expect(since.talks).toMatchObject({ on: "2023-02", days: null });
  expect(rows.find(({ encounter }) => encounter.kind === "call")?.next?.days).toBeNull();
});

test("what comes after the day of the edition is no last one", () => {
  expect(timelineOn([met("visit", "2025-01-01")], "2024-01-01").since.visit).toBeNull();
});

test("visits of which no source says whether they reached the region are counted apart", () => {
  const { reach } = timelineOn(
    [
      met("visit", "2024-01-01", { reachedTheRegion: "no" }),
      met("visit", "2024-02-01", { reachedTheRegion: "yes" }),
      met("visit", "2024-03-01"),
    ],
    "2024-12-31",
  );
  expect(reach).toEqual({ reached: 1, told: 2, visits: 3 });
});

test("what one asks of several on a day is one demand; what others ask, or on another day, is not", () => {
  const call = (ref: string, issuedOn: string | null, issuer: string): Call => ({
    ref,
    words: ref,
    addressee: { kind: "un-office", name: "Office" },
    issuers: [issuer],
    issuedOn,
    dueOn: null,
    reiterates: null,
    level: "not-assessed",
  });
  const demands = toDemands([
    call("A", "2024-08-28", "Fifteen"),
    call("B", "2024-08-28", "Fifteen"),
    call("C", "2024-08-28", "Others"),
    call("D", "2024-08-29", "Fifteen"),
    call("E", null, "Fifteen"),
  ]);
  expect(demands.map((one) => one.kind === "call" && one.asks.map(({ ref }) => ref))).toEqual([
    ["A", "B"],
    ["C"],
    ["D"],
  ]);
});
