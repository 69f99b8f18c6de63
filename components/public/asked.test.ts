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

test("a search without an answer says so", () => {
  expect(explorerSentence({ q: "a, b" }, facets, 0)).toBe("No recommendation containing “a, b”.");
});
