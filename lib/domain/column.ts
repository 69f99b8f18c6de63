import { z } from "zod";

/**
 * What a reader may have beside each other in a table of recommendations, by the names that the downloads use too
 * (docs/contracts/csv.md).
 */
export const COLUMNS = [
  "text",
  "state",
  "addressee",
  "territory",
  "body",
  "cycle",
  "document_symbol",
  "paragraph",
  "issued_on",
  "issuers",
  "themes",
  "groups",
  "action_category",
  "type",
  "counting_unit",
  "state_position",
  "state_claim",
  "level",
  "assessed_by",
  "evidence_cut_off",
] as const;
export type Column = (typeof COLUMNS)[number];

/** Names with commas between: `text,state,level`. They stand in the order of the list, each once. */
export const columnsParameter = z
  .string()
  .trim()
  .min(1)
  .transform((names) => names.split(","))
  .pipe(z.array(z.enum(COLUMNS)))
  .transform((chosen) => COLUMNS.filter((column) => chosen.includes(column)))
  .optional()
  .describe(`Columns of a table, with commas between: ${COLUMNS.join(", ")}`);
