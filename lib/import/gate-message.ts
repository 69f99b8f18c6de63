import { z } from "zod";
import { CLAIMS, POSITIONS } from "@/lib/domain/position";
import { COUNTING_UNITS } from "@/lib/domain/recommendation";
import { IMPORT_FORMATS, type ParsedFile } from "./parsed";

// What comes out of the child is looked at like anything else that comes from outside.

const row = z.number().int().min(1);
const iso3 = z.string().regex(/^[A-Z]{3}$/);
const theme = z.strictObject({ label: z.string(), schemeCode: z.string().nullable() });

/** Fields that a format adds beyond these pass: what the import writes of them is checked where it is written. */
const recommendation = z.looseObject({
  row,
  externalKey: z.string().min(1),
  refs: z.array(z.string().min(1)).min(1),
  state: iso3,
  cycle: z.number().int().min(1).max(9).nullable(),
  session: z.number().int().nullable(),
  symbol: z.string().nullable(),
  paragraph: z.string().nullable(),
  countingUnit: z.enum(COUNTING_UNITS),
  text: z.string().min(1),
  issuers: z.array(iso3),
  themes: z.array(theme),
  groups: z.array(z.string()),
  sdgs: z.array(z.string()),
  actionCategory: z.number().int().min(1).max(5).nullable(),
  response: z
    .looseObject({
      verbatim: z.string(),
      position: z.enum(POSITIONS),
      claim: z.enum(CLAIMS).nullable(),
      sourceTitle: z.string(),
    })
    .nullable(),
});

const parsedFile = z.looseObject({
  format: z.enum(IMPORT_FORMATS),
  rows: z.number().int().min(0),
  recommendations: z.array(recommendation),
  rejected: z.array(z.strictObject({ row, column: z.string(), reason: z.string() })),
  leftOut: z.array(z.strictObject({ reason: z.string(), count: z.number().int() })),
}) as unknown as z.ZodType<ParsedFile>;

const problem = z.strictObject({
  code: z.literal("not valid"),
  message: z.string().min(1),
  field: z.string().optional(),
});
const ending = z.discriminatedUnion("ok", [
  z.strictObject({ ok: z.literal(true), value: parsedFile.nullable() }),
  z.strictObject({ ok: z.literal(false), problem }),
]);
export type Ending = z.infer<typeof ending>;

/** One message of the child: rows of a sheet, or how the reading ended. */
export const gateMessage = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("rows"),
    sheet: z.string(),
    rows: z.array(z.strictObject({ row, cells: z.array(z.string()) })),
  }),
  z.strictObject({ kind: z.literal("end"), outcome: ending }),
]);
