import "server-only";
import { z } from "zod";
import { FACETS } from "@/lib/domain/filter";
import { LEVELS } from "@/lib/domain/level";
import { CLAIMS, POSITIONS } from "@/lib/domain/position";
import { publishedRecommendation } from "@/lib/domain/published";
import { RATE_KEYS } from "@/lib/domain/rate";
import { COUNTING_UNITS } from "@/lib/domain/recommendation";

// The shapes of what the interface answers. The published description (openapi.json) is made from these.

const count = z.int().nonnegative();
const level = z.enum(LEVELS);
const position = z.enum(POSITIONS);
const claim = z.enum(CLAIMS).nullable();
const levels = z.record(level, count).describe("How many of each level");
const positions = z.record(position, count).describe("How many of each position of the State");
const countingUnit = z
  .enum(COUNTING_UNITS)
  .describe("What one of the count is: a numbered paragraph, or a row per recommending State");
const date = z.string().describe("A day, a month or a year: 2024-06-11, 2024-06, 2024");

/** Every answer says which edition it is of. */
export const ofEdition = {
  edition: z.int().positive().describe("Number of the edition"),
  asOf: z.iso.date().describe("The day, in Geneva, as of which the edition speaks"),
};

const rate = z
  .strictObject({
    key: z.enum(RATE_KEYS),
    label: z.string(),
    numerator: count,
    denominator: count,
    percent: z.number().nullable().describe("One decimal; null where the denominator is 0"),
    definition: z.string(),
    countingUnit,
    ...ofEdition,
    asOf: date,
  })
  .describe("Never a bare percentage: what is counted, of how many, by which definition");

const basis = z
  .discriminatedUnion("kind", [
    z.strictObject({
      kind: z.literal("declared"),
      source: z.strictObject({ title: z.string(), url: z.string().nullable() }),
      held: count.describe("Texts of the review that are held here, of this counting unit"),
      of: count,
    }),
    z.strictObject({ kind: z.literal("rows"), held: count }),
  ])
  .describe("Where the counts come from: a total that a source states, or the rows held here");

export const summaryAnswer = z.strictObject({
  ...ofEdition,
  state: z.strictObject({ iso3: z.string(), name: z.string() }),
  countingUnit: countingUnit.describe("The one unit of all counts but those of `reviews`"),
  totals: z.strictObject({
    recommendations: count.describe("Addressed to the State itself"),
    others: count.describe("In the same dossier, addressed to somebody else; in no rate"),
    uncounted: z
      .strictObject({ countingUnit, count })
      .nullable()
      .describe("The same dossier held in the other unit; in none of these counts"),
  }),
  levels,
  positions,
  reviews: z.array(
    z.strictObject({
      cycle: z.int().positive(),
      year: z.int(),
      countingUnit,
      asOf: date,
      basis,
      total: count,
      counts: positions,
      claims: z.strictObject({
        alreadyImplemented: count.nullable(),
        beingImplemented: count.nullable(),
      }),
      rates: z.array(rate),
      reconciliation: z.strictObject({
        state: z.enum(["open", "agrees", "differs"]),
        rows: positions,
      }),
    }),
  ),
  rates: z.array(rate),
  matrix: z.array(z.strictObject({ position, claim, level, count })),
  themes: z.array(
    z.strictObject({ code: z.string(), label: z.string(), count, levels, positions }),
  ),
  bodies: z.array(z.strictObject({ code: z.string(), count, levels })),
});
export type SummaryAnswer = z.infer<typeof summaryAnswer>;

export const recommendationItem = publishedRecommendation.extend({
  position,
  claim,
  level,
  url: z.url().describe("The page of this recommendation"),
});
export type RecommendationItem = z.infer<typeof recommendationItem>;

const facetValue = z.strictObject({ value: z.string(), label: z.string(), count });

export const recommendationsAnswer = z.strictObject({
  ...ofEdition,
  total: count,
  items: z.array(recommendationItem),
  facets: z
    .record(z.enum(FACETS), z.array(facetValue))
    .nullable()
    .describe("With the first page; null on those that a cursor asks for"),
  next: z.string().nullable().describe("The cursor of the next page; null on the last"),
});
export type RecommendationsAnswer = z.infer<typeof recommendationsAnswer>;

export const recommendationAnswer = z.strictObject({
  ...ofEdition,
  recommendation: recommendationItem,
  history: z.array(
    z.strictObject({
      edition: z.int().positive(),
      asOf: z.iso.date(),
      level,
      position,
      rationale: z.string().nullable(),
    }),
  ),
});
export type RecommendationAnswer = z.infer<typeof recommendationAnswer>;

const moves = {
  added: count.describe("Everything that the record holds, not recommendations alone"),
  changed: count,
  removed: count,
};

export const editionsAnswer = z.strictObject({
  ...ofEdition,
  items: z.array(
    z.strictObject({
      number: z.int().positive(),
      asOf: z.iso.date(),
      publishedAt: z.iso.datetime(),
      note: z.string(),
      sha256: z.string(),
      previousSha256: z.string().nullable(),
      ...moves,
    }),
  ),
});
export type EditionsAnswer = z.infer<typeof editionsAnswer>;

const stand = z.strictObject({ level, position });
export const changesAnswer = z.strictObject({
  ...ofEdition,
  note: z.string(),
  items: z.array(
    z.discriminatedUnion("change", [
      z.strictObject({ change: z.literal("added"), ref: z.string(), title: z.string(), level }),
      z.strictObject({
        change: z.literal("changed"),
        ref: z.string(),
        title: z.string(),
        from: stand,
        to: stand,
        fields: z.array(z.string()),
      }),
      z.strictObject({ change: z.literal("removed"), ref: z.string(), title: z.null() }),
    ]),
  ),
  next: z.int().nullable().describe("The cursor of the next page; null on the last"),
});
export type ChangesAnswer = z.infer<typeof changesAnswer>;

/** The file of all that a filter finds. */
export const fileAnswer = z.strictObject({
  ...ofEdition,
  filter: z.record(z.string(), z.union([z.string(), z.number()])),
  items: z.array(recommendationItem),
});

export const errorAnswer = z.strictObject({
  error: z.strictObject({
    code: z.string(),
    message: z.string().describe("In words, for a person"),
    field: z.string().nullable().describe("The parameter to mend, where there is one"),
  }),
});
