import { expect, test } from "vitest";
import { attentionIn, type Utterance } from "./attention";

const SITTINGS = [
  { key: "second", title: "Second session", from: "2024-09-09", to: "2024-10-11" },
  { key: "first", title: "First session", from: "2024-06", to: "2024-07" },
  { key: "open", title: "Third session", from: "2025-02-24", to: null },
];
const said = (on: string | null, session: string | null = null): Utterance => ({
  key: `${on} ${session}`,
  on,
  session,
});

test("what a source places in a session counts there, whatever its date says", () => {
  const { sessions, outside } = attentionIn(SITTINGS, {
    statements: [said("2023", "first"), said(null, "second")],
    asks: [],
  });
  expect(sessions.map(({ sitting, statements }) => [sitting.key, statements])).toEqual([
    ["first", 1],
    ["second", 1],
    ["open", 0],
  ]);
  expect(outside).toEqual({ statements: 0, asks: 0 });
});

test("a date counts where a session holds all of it, and else outside", () => {
  const { sessions, outside } = attentionIn(SITTINGS, {
    statements: [],
    asks: [said("2024-09-24"), said("2024-09"), said("2024-06"), said("2025-03-01"), said(null)],
  });
  expect(sessions.map(({ asks }) => asks)).toEqual([1, 1, 0]);
  expect(outside.asks).toBe(3);
});

test("a session that is not held here leaves what was said in it outside", () => {
  expect(
    attentionIn(SITTINGS, { statements: [said("2024-09-24", "unknown")], asks: [] }).outside,
  ).toEqual({ statements: 1, asks: 0 });
});
