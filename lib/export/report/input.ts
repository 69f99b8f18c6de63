import type { CallBoard } from "@/lib/domain/call";
import type { ReportFacts } from "@/lib/domain/entry/report";
import type { PublishedDocument } from "@/lib/domain/published";
import type { Scale } from "@/lib/domain/scale";
import type { Shelved } from "@/lib/domain/shelf";
import type { StateProfile } from "@/lib/domain/state-profile";
import type { EditionMark, RecommendationRow, Summary } from "@/lib/domain/summary";
import type { Picture } from "./block";

/** Everything that a report is made of: what was chosen and written, and what one edition says of it. */
export type ReportInput = {
  key: string;
  facts: ReportFacts;
  edition: EditionMark;
  /** What the site is called, and where the edition's pages stand: `https://onus.example.org/editions/7/`. */
  site: string;
  url: string;
  scales: readonly Scale[];
  /** Null where the form has no use for it. */
  summary: Summary | null;
  document: PublishedDocument | null;
  rows: RecommendationRow[];
  profile: StateProfile | null;
  calls: CallBoard | null;
  cases: Shelved[];
  obligations: Shelved[];
  events: Shelved[];
  /** What the report before it said of the same recommendations; null where it follows none. */
  before: { title: string; edition: EditionMark; rows: RecommendationRow[] } | null;
  /** Drawn where components are drawn, and handed in. */
  charts: Picture[];
};
