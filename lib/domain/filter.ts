import { z } from "zod";
import { BODY_CODES, type BodyCode } from "./body";
import { LEVELS } from "./level";
import { CLAIMS, POSITIONS } from "./position";
import { ADDRESSEE_KINDS, ASK_TYPES, COUNTING_UNITS } from "./recommendation";

const word = z.string().trim().min(1).max(200);

/** Orders that a reader may choose; "relevance" means anything only with a search. */
export const SORTS = ["reference", "newest", "level", "relevance"] as const;
export type Sort = (typeof SORTS)[number];

/**
 * What a reader asks of the explorer, the API and the exports: the same words in the same address everywhere
 * (docs/contracts/addresses.md). Unknown words are an error, not ignored: a typo must not widen an answer.
 */
export const recommendationFilter = z.strictObject({
  q: word.optional(),
  state: z
    .string()
    .regex(/^[A-Za-z]{3}$/, "A State is three letters, such as CHN")
    .transform((code) => code.toUpperCase())
    .optional(),
  body: z
    .string()
    .toLowerCase()
    .pipe(z.enum(BODY_CODES as [BodyCode, ...BodyCode[]]))
    .optional(),
  cycle: z.coerce.number().int().min(1).max(99).optional(),
  position: z.enum(POSITIONS).optional(),
  /** What the State says of its own conduct; "none" are those of which it makes no claim. */
  claim: z.enum([...CLAIMS, "none"]).optional(),
  level: z.enum(LEVELS).optional(),
  /** Has anybody assessed it? "No" are those whose level is "not-assessed". */
  assessed: z.enum(["yes", "no"]).optional(),
  theme: word.optional(),
  group: word.optional(),
  issuer: z
    .string()
    .regex(/^[A-Za-z]{3}$/, "A State is three letters, such as CHN")
    .transform((code) => code.toUpperCase())
    .optional(),
  addressee: z.enum(ADDRESSEE_KINDS).optional(),
  /** Name of the territory, as its source writes it. */
  territory: word.optional(),
  /** A recommendation of a UN mechanism, or something else that was asked: each is counted apart. */
  type: z.enum(ASK_TYPES).optional(),
  year: z.coerce.number().int().min(1945).max(2200).optional(),
  /** Key of the document that it stands in. */
  document: word.optional(),
  /** UPR Info's category of what is asked to be done, as its source or a person confirmed it. */
  action: z.coerce.number().int().min(1).max(5).optional(),
  /** Those where the State's claim stands against our finding, or beside a grade that others gave. */
  disagreement: z.enum(["yes"]).optional(),
  /** What one of a count is. A list without it may hold both units, and its total counts neither. */
  unit: z.enum(COUNTING_UNITS).optional(),
});
export type RecommendationFilter = z.infer<typeof recommendationFilter>;

/** The facets of the explorer. Each counts under every other choice but its own, as shops do. */
export const FACETS = [
  "state",
  "body",
  "cycle",
  "position",
  "claim",
  "level",
  "theme",
  "group",
  "issuer",
  "addressee",
  "territory",
  "action",
  "type",
  "year",
  "assessed",
  "disagreement",
  "unit",
] as const;
export type Facet = (typeof FACETS)[number];
export type FacetValue = { value: string; label: string; count: number };
export type Facets = Record<Facet, FacetValue[]>;

/** One page of an answer. `next` is the cursor of the next page, or null at the end. */
export type Page<T> = { total: number; items: T[]; next: string | null };
