import type { PublishedDeclared, PublishedRecommendation, PublishedReview } from "./published";
import type { Basis, LevelCounts, PositionCounts, Rate } from "./rate";
import type { CountingUnit } from "./recommendation";
import type { Day, PartialDate } from "./day";
import type { Level } from "./level";
import type { Claim, Position } from "./position";

/** An edition as it stands in a page's head and foot. */
export type EditionMark = {
  number: number;
  asOf: Day;
  publishedAt: string;
  note: string;
  sha256: string;
};

/** One review, counted by one unit, with where the counts come from. */
export type ReviewFigures = {
  cycle: number;
  year: number;
  countingUnit: CountingUnit;
  asOf: PartialDate;
  basis: Basis;
  /** The parts; they sum to `total`. */
  counts: PositionCounts;
  total: number;
  /** Of those supported, what the State called already or being implemented, where a source says. */
  claims: { alreadyImplemented: number | null; beingImplemented: number | null };
  rates: Rate[];
  /**
   * "open" while not every text is held; then "agrees" or "differs", compared with the rows by class.
   * A difference is shown in public, never mended silently.
   */
  reconciliation: { state: "open" | "agrees" | "differs"; rows: PositionCounts };
  review: PublishedReview;
  declared: PublishedDeclared | null;
};

/** What is held in another unit than the one that a dossier counts in. */
export type Uncounted = { countingUnit: CountingUnit; count: number };

/**
 * What one dossier adds up to in one edition. Only recommendations addressed to the State itself are counted, and in one
 * unit: a numbered paragraph and the rows of the States that made it are the same recommendation twice.
 */
export type Summary = {
  edition: EditionMark;
  state: { iso3: string; name: string };
  /** What one of every count below is, but for `reviews`, which say their own. */
  countingUnit: CountingUnit;
  /**
   * Held and published, addressed to the State. `others` are addressed to someone else and in no rate. `uncounted` is
   * the whole dossier in the other unit, in none of the figures; null where there is none.
   */
  totals: { recommendations: number; others: number; uncounted: Uncounted | null };
  levels: LevelCounts;
  /** Rows of the record by the State's word; for a rate of a review see `reviews`. */
  positions: PositionCounts;
  implementation: Rate[];
  /** Newest first. One entry per review and counting unit. */
  reviews: ReviewFigures[];
  /** Rows: what the State says; columns: our level. Only pairs that occur. */
  matrix: { position: Position; claim: Claim | null; level: Level; count: number }[];
  themes: {
    code: string;
    label: string;
    count: number;
    levels: LevelCounts;
    positions: PositionCounts;
  }[];
  bodies: { code: string; count: number; levels: LevelCounts }[];
};

/** Numbered paragraphs where there are any, else rows per recommending State. */
export const unitOf = (held: readonly { countingUnit: CountingUnit }[]): CountingUnit =>
  held.length > 0 && held.every(({ countingUnit }) => countingUnit === "row") ? "row" : "paragraph";

/** A recommendation as a list shows it. */
export type RecommendationRow = {
  ref: string;
  content: PublishedRecommendation;
  position: Position;
  claim: Claim | null;
  level: Level;
};

/** What one recommendation has said, edition by edition; the newest last. */
export type HistoryEntry = {
  edition: number;
  asOf: Day;
  level: Level;
  position: Position;
  rationale: string | null;
};

/** One thing that an edition added, changed or removed. */
export type EditionChange =
  | { change: "added"; ref: string; title: string; level: Level }
  | {
      change: "changed";
      ref: string;
      title: string;
      from: { level: Level; position: Position };
      to: { level: Level; position: Position };
      fields: string[];
    }
  | { change: "removed"; ref: string; title: null };
