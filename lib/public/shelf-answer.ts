import "server-only";
import { z } from "zod";
import { partialDate } from "@/lib/domain/day";
import { COMPUTED } from "@/lib/domain/entry/computed";
import { ENTRY_KINDS, isEntryKind } from "@/lib/domain/entry/kind";
import { ON_SHELF, SHELF_KINDS, type ShelfKind } from "@/lib/domain/shelf";
import { ofEdition } from "./answer";

// The shapes of what the interface answers about everything that is no recommendation.

const count = z.int().nonnegative();

const head = {
  key: z.string().describe("Its name in addresses"),
  title: z.string(),
  on: partialDate
    .nullable()
    .describe("The date by which it stands in time: a day, a month or a year"),
  url: z.url().describe("Its page"),
};

/** One thing on a shelf: its facts, and what is read off them. */
export const itemOf = (kind: ShelfKind) =>
  z.strictObject({
    kind: z.literal(kind),
    ...head,
    facts: ON_SHELF[kind],
    computed: computedShape(kind),
  });

const computedShape = (kind: ShelfKind): z.ZodType =>
  kind in COMPUTED
    ? COMPUTED[kind as keyof typeof COMPUTED].describe("Worked out from the facts, never stored")
    : z.null();

const mention = z
  .strictObject({
    kind: z.enum(ENTRY_KINDS as [string, ...string[]]),
    ...head,
    part: z.string().describe("In which role it points here: signatory, vote, asks …"),
  })
  .describe("Something in the record that points here");

/** A page of a list, and one thing with what points at it. */
export const shelfAnswer = (item: z.ZodType) =>
  z.strictObject({
    ...ofEdition,
    total: count,
    items: z.array(item),
    next: z.string().nullable().describe("The cursor of the next page; null on the last"),
  });
export const onShelfAnswer = (item: z.ZodType) =>
  z.strictObject({ ...ofEdition, item, mentions: z.array(mention) });

/** The file of all on a shelf. */
export const shelfFile = (item: z.ZodType) =>
  z.strictObject({
    ...ofEdition,
    filter: z.record(z.string(), z.string()),
    items: z.array(item),
  });

export const ITEMS = Object.fromEntries(
  SHELF_KINDS.map((kind) => [kind, itemOf(kind)]),
) as unknown as Record<ShelfKind, z.ZodObject>;

/** What points at things of a shelf calls them. */
export const targetOf = (kind: ShelfKind) =>
  isEntryKind(kind) ? (`entry:${kind}` as const) : kind;
