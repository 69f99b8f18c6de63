import { describe, expect, test } from "vitest";
import { withHiddenKept, withoutHidden } from "./hidden";
import { ENTRY, type EntryFacts } from "./kind";
import type { EntryLink } from "./link";

const isHidden = ({ value }: EntryLink) => value.startsWith("closed");

const STATEMENT = ENTRY.statement.parse({
  title: "A statement",
  type: "national",
  stance: "critical",
  on: "2024",
  session: "closed-session",
  cases: ["open-case", "closed-case"],
}) as EntryFacts<"statement">;

const CASE = ENTRY.case.parse({
  name: "Example Person",
  nameBasis: "consent",
  summary: "Held",
  raised: [
    { by: "Examplia", statement: "closed-statement" },
    { by: "Neighbouria", statement: "open-statement" },
  ],
}) as EntryFacts<"case">;

describe("links to what somebody may not read", () => {
  test("are not in the facts that they see", () => {
    const seen = withoutHidden("statement", STATEMENT, isHidden);
    expect(seen).toEqual({ ...STATEMENT, session: null, cases: ["open-case"] });
  });

  test("are still there after they have saved, though they saw none", () => {
    const seen = withoutHidden("statement", STATEMENT, isHidden) as EntryFacts<"statement">;
    const after = { ...seen, title: "A better title", cases: ["open-case", "another-case"] };
    expect(withHiddenKept("statement", { before: STATEMENT, after }, isHidden)).toEqual({
      ...STATEMENT,
      title: "A better title",
      cases: ["open-case", "another-case", "closed-case"],
    });
  });

  test("come back to their own rows, whatever the order of these", () => {
    const seen = withoutHidden("case", CASE, isHidden) as EntryFacts<"case">;
    const after = { ...seen, raised: [...seen.raised].reverse() };
    const kept = withHiddenKept("case", { before: CASE, after }, isHidden) as EntryFacts<"case">;
    expect(kept.raised).toEqual([...CASE.raised].reverse());
  });

  test("go with a row that was taken away, and stay out of a row that is new", () => {
    const seen = withoutHidden("case", CASE, isHidden) as EntryFacts<"case">;
    const fresh = { ...seen.raised[0]!, by: "Somebody else" };
    const after = { ...seen, raised: [fresh] };
    const kept = withHiddenKept("case", { before: CASE, after }, isHidden) as EntryFacts<"case">;
    expect(kept.raised).toEqual([fresh]);
  });

  test("are replaced by what is written in their place", () => {
    const after = { ...STATEMENT, session: "open-session", cases: [] };
    const kept = withHiddenKept("statement", { before: STATEMENT, after }, isHidden);
    expect(kept).toMatchObject({ session: "open-session", cases: ["closed-case"] });
  });
});
