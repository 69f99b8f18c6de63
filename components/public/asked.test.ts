import { expect, test } from "vitest";
import { FACETS, type Facets } from "@/lib/domain/filter";
import { explorerSentence } from "./asked";

const facets: Facets = {
  ...(Object.fromEntries(FACETS.map((facet) => [facet, []])) as unknown as Facets),
  state: [{ value: "XEX", label: "Examplia", count: 214 }],
  theme: [{ value: "detention", label: "Detention", count: 214 }],
};

test("the sentence says what is shown, by the names that readers know", () => {
  const filter = { state: "XEX", position: "rejected", theme: "detention" } as const;
  expect(explorerSentence(filter, facets, 214)).toBe(
    "214 recommendations concerning Examplia, answered “rejected”, on Detention.",
  );
});

test("nothing asked, nothing said but the count", () => {
  expect(explorerSentence({}, facets, 1)).toBe("One recommendation.");
  expect(explorerSentence({}, facets, 268000)).toBe("268,000 recommendations.");
});

test("calls are not called recommendations, alone or among them", () => {
  const calls = { value: "call", label: "Call", count: 2 };
  const both = { ...facets, type: [{ value: "recommendation", label: "R", count: 3 }, calls] };
  expect(explorerSentence({ type: "call", state: "XEX" }, both, 2)).toBe(
    "2 calls concerning Examplia.",
  );
  expect(explorerSentence({}, both, 5)).toBe("5 recommendations and other asks.");
  expect(explorerSentence({ type: "recommendation" }, both, 3)).toMatch(/^3 recommendations made/);
});

test("a search without an answer says so", () => {
  expect(explorerSentence({ q: "a, b" }, facets, 0)).toBe("No recommendation containing “a, b”.");
});
