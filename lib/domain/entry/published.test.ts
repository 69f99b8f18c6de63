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
