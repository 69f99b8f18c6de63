import { expect, test } from "vitest";
import { z } from "zod";
import { hints } from "@/lib/domain/entry/field";
import { ENTRY, ENTRY_KINDS } from "@/lib/domain/entry/kind";
import { unwrap } from "@/lib/domain/entry/link";
import pages from "./en/pages.json";

/** The roles in which entries of a schema point at other things. */
function rolesOf(schema: z.ZodType, field = ""): string[] {
  const bare = unwrap(schema);
  const hint = hints.get(bare);
  if (hint?.input === "link") return [hint.part ?? field];
  if (bare instanceof z.ZodArray) return rolesOf(bare.element as z.ZodType, field);
  if (!(bare instanceof z.ZodObject)) return [];
  return Object.entries(bare.shape).flatMap(([name, one]) =>
    rolesOf(one as z.ZodType, field || name),
  );
}

test("every role in which something can point at another has its words, and no other has", () => {
  const roles = new Set(ENTRY_KINDS.flatMap((kind) => rolesOf(ENTRY[kind])));
  expect(Object.keys(pages.roles).sort()).toEqual([...roles].sort());
});
