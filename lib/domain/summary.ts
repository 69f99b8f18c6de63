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

/** What one dossier adds up to in one edition. Only recommendations addressed to the State itself are counted. */
export type Summary = {
  edition: EditionMark;
  state: { iso3: string; name: string };
  /** Held and published, addressed to the State. `others` are addressed to someone else and in no rate. */
  totals: { recommendations: number; others: number };
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
