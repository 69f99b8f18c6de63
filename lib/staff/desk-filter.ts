import { z } from "zod";
import { DESK_COLUMNS, type DeskColumn } from "@/lib/domain/desk-column";
import { focusInWords } from "@/lib/domain/focus";
import { recommendationFilter } from "@/lib/domain/filter";

/** What staff ask of the table of recommendations: the explorer's words, and the desk's own. The address is the state. */
export const deskFilter = recommendationFilter
  .pick({
    q: true,
    state: true,
    body: true,
    cycle: true,
    position: true,
    level: true,
    theme: true,
    group: true,
  })
  .extend({
    /** Whose work it is: mine, nobody's, or a member's by id. */
    assigned: z.union([z.literal("me"), z.literal("nobody"), z.uuid()]).optional(),
    /** Those whose text has not been checked against the original. */
    check: z.literal("needed").optional(),
    /** Those of these dossiers, and those of none: what the first screen shows to whoever works on them. */
    dossiers: focusInWords.optional(),
  });
export type DeskFilter = z.infer<typeof deskFilter>;

export const DESK_SORTS = ["reference", "newest", "level", "assigned"] as const;
export type DeskSort = (typeof DESK_SORTS)[number];

export const deskOrder = z.strictObject({
  sort: z.enum(DESK_SORTS).default("reference"),
  page: z.coerce.number().int().min(1).max(1_000_000).default(1),
});
export type DeskOrder = z.infer<typeof deskOrder>;

export const PAGE_SIZE = 50;

const SHOWN: DeskColumn[] = ["text", "date", "position", "level", "evidence", "assigned"];

/** The columns of an address, in the order of the list: what it does not know is left out, and nothing means the usual. */
export function columnsIn(asked: string | undefined): DeskColumn[] {
  const wanted = asked?.split(",") ?? [];
  const known = DESK_COLUMNS.filter((column) => wanted.includes(column));
  return known.length > 0 ? known : SHOWN;
}
