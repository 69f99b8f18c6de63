import type { CallBoard } from "@/lib/domain/call";
import type { EntryLine } from "@/lib/domain/entry/line";
import type { ReportFacts } from "@/lib/domain/entry/report";
import type { DrawnLogo } from "@/lib/domain/logo";
import type { PublishedDocument } from "@/lib/domain/published";
import type { Scale } from "@/lib/domain/scale";
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
  /** Versions of the scale that its assessments were made under, or that held when the edition was published. */
  scales: readonly Scale[];
  /** The State that it is a report on, or that its document is about. */
  state: { iso3: string; name: string } | null;
  /** The names of other States that stand in what follows under their codes. */
  names: Record<string, string>;
  /** What States are called in the language of the report, as far as the edition says; none in English. */
  called: StateCalled[];
  /** Figures of everything in its scope; null where the form has no use for it. */
  summary: Summary | null;
  document: PublishedDocument | null;
  /** What it speaks of, one by one, in the order of documents and paragraphs. */
  rows: RecommendationRow[];
  /** How many of those that were chosen have been taken down since. */
  takenDown: number;
  profile: StateProfile | null;
  calls: CallBoard | null;
  /** What the State says of its own conduct, or of the document. */
  claims: EntryLine<"claim">[];
  cases: EntryLine<"case">[];
  obligations: EntryLine<"obligation">[];
  events: EntryLine<"event">[];
  sessions: EntryLine<"session">[];
  /** Where what a profile says is from: statements, votes, groups and whatever else it names, with their sources. */
  dealings: Dealing[];
  /** What the report before it said of the same recommendations; null where it follows none. */
  before: Before | null;
  /** Drawn where components are drawn, and handed in. */
  charts: Picture[];
  /** Logos of those who signed, by the hashes that its facts name; handed in by whoever may open them. */
  logos: readonly DrawnLogo[];
};

/** `name` is the English one, by which everything else here speaks of the State. */
export type StateCalled = { iso3: string; name: string; called: string };

export type Dealing = Pick<EntryLine, "kind" | "key"> & {
  sources: EntryLine["facts"]["sources"];
};

export type Before = {
  title: string;
  edition: number;
  asOf: string;
  rows: Pick<RecommendationRow, "ref" | "position" | "claim" | "level">[];
};

/** The figures, in a form that cannot be without them. */
export function summaryIn({ summary, facts }: ReportInput): Summary {
  if (!summary) throw new Error(`a report of the form ${facts.form} without figures`);
  return summary;
}

/** The document, in a form that cannot be without it. */
export function documentIn({ document, facts }: ReportInput): PublishedDocument {
  if (!document) throw new Error(`a report of the form ${facts.form} without its document`);
  return document;
}
