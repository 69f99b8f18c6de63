import { describe, expect, test } from "vitest";
import { leastFacts } from "@/lib/db/testing/entry";
import { closedBy, type EntryRecord } from "./published";

const letter = (publicOn: string | null): EntryRecord => ({
  kind: "communication",
  key: "al-1",
  confidentiality: "public",
  embargoedUntil: null,
  withdrawnAt: null,
  consent: null,
  signOns: [],
  approved: {
    facts: { ...leastFacts("communication", "A letter", LINKS), publicOn },
    checkNote: null,
  },
});
const LINKS = { state: "XEX", recommendation: "X-1", document: "X", review: "XEX-1" };
const at = (moment: string) => (publicOn: string | null) =>
  closedBy(letter(publicOn), new Date(moment)).includes("not public at the UN");

describe("a letter of the UN", () => {
  test("stays closed until the UN has published it, by the day in Geneva", () => {
    const lateInGeneva = at("2025-03-31T22:30:00Z"); // There it is 1 April already.
    expect(lateInGeneva(null)).toBe(true);
    expect(lateInGeneva("2025-04-01")).toBe(false);
    expect(lateInGeneva("2025-04-02")).toBe(true);
  });

  test("whose month or year alone is known opens when that is over", () => {
    const then = at("2025-03-15T12:00:00Z");
    expect(then("2025-02")).toBe(false);
    expect(then("2025-03")).toBe(true);
    expect(then("2025")).toBe(true);
    expect(then("2024")).toBe(false);
  });
});

describe("a report", () => {
  const locked = (signatories: string[], sha256: string | null = "a".repeat(64)): EntryRecord => ({
    ...letter(null),
    kind: "report",
    key: "mid-term",
    approved: {
      facts: { ...leastFacts("report", "Mid-term report", LINKS), sha256, signatories },
      checkNote: null,
    },
  });
  const now = new Date("2026-03-01T09:00:00Z");

  test("goes out as it was locked", () => {
    expect(closedBy(locked([]), now)).toEqual([]);
    expect(closedBy(locked([], null), now)).toEqual(["not locked"]);
  });

  test("does not go out under a name that was taken back", () => {
    const takenBack = { signOns: [{ name: "Alpha Law" }] };
    const signed = locked(["Alpha Law", "Beta Forum"]);
    expect(closedBy({ ...signed, ...takenBack }, now)).toEqual(["signature taken back"]);
    expect(closedBy({ ...locked(["Beta Forum"]), ...takenBack }, now)).toEqual([]);
  });
});
