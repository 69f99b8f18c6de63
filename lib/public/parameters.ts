import "server-only";
import { z } from "zod";
import { columnsParameter } from "@/lib/domain/column";
import { recommendationFilter, SORTS } from "@/lib/domain/filter";
import { parseCursor } from "./cursor";

// What each address of the interface may be asked. Everything else is refused (docs/contracts/api.md).

const edition = z.coerce
  .number()
  .int()
  .min(1)
  .max(999_999)
  .optional()
  .describe("Number of an edition; without it, the newest");

/** The State whose dossier a list keeps to. */
export const aboutParameter = recommendationFilter.shape.state.describe(
  "A State, such as CHN: only what belongs to its dossier",
);

const SHELF_CURSOR = /^([1-9]\d{0,5})\.(\d{1,9})$/;

const bom = z
  .literal("no")
  .optional()
  .describe("“no” leaves out the byte order mark, by which spreadsheets know that it is UTF-8");

export const noParameters = z.strictObject({});
export const editionParameters = z.strictObject({ edition });
export const exportParameters = recommendationFilter.extend({ edition, columns: columnsParameter });
export const exportTableParameters = exportParameters.extend({ bom });

export const summaryParameters = z.strictObject({
  state: recommendationFilter.shape.state.unwrap().describe("The State of a dossier, such as CHN"),
  edition,
});

export const listParameters = recommendationFilter.extend({
  edition,
  sort: z
    .enum(SORTS)
    .optional()
    .describe("Without it, relevance where there is a search, else reference"),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z
    .string()
    .max(1000)
    .refine((text) => parseCursor(text) !== null, "take it from “next” of the page before, whole")
    .optional()
    .describe("“next” of the page before"),
});

/** A page of a list of anything but recommendations. */
export const shelfParameters = z.strictObject({
  about: aboutParameter,
  edition,
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z
    .string()
    .regex(SHELF_CURSOR, "take it from “next” of the page before, whole")
    .optional()
    .describe("“next” of the page before"),
});
export const shelfFileParameters = z.strictObject({ about: aboutParameter, edition });
export const shelfTableParameters = shelfFileParameters.extend({ bom });

/** Where a page of a list ended: `3.50` is after fifty lines of edition 3. */
export function parseShelfCursor(text: string): { edition: number; offset: number } | null {
  const [, edition, offset] = SHELF_CURSOR.exec(text) ?? [];
  return edition && offset ? { edition: Number(edition), offset: Number(offset) } : null;
}

export const changesParameters = z.strictObject({
  limit: z.coerce.number().int().min(1).max(1000).default(200),
  cursor: z.coerce
    .number()
    .int()
    .min(0)
    .max(100_000_000)
    .optional()
    .describe("“next” of the page before"),
});

export const sitemapParameters = z.strictObject({
  part: z.coerce.number().int().min(1).max(10_000).optional(),
});
