import { headline } from "@/lib/messages/sentence";
import { chaptersOf } from "./chapters";
import { changesSince } from "./changes";
import { headlineNote } from "./dossier";
import type { Around } from "./entry";
import { figuresOf } from "./figures";
import { pictures, recommended, type Body } from "./frame";
import { summaryIn, type ReportInput } from "./input";
import { methodOrCoverage } from "./method";

/** One review of a State between two: how to read it, its figures, and its recommendations one by one. */
export function uprMidTerm(input: ReportInput, around: Around): Body {
  const { facts, rows, scales } = input;
  const summary = summaryIn(input);
  return {
    headline: headline(summary),
    headlineNote: headlineNote(summary),
    blocks: [
      ...methodOrCoverage(summary, rows, scales, facts.leftOut),
      ...figuresOf(summary, rows, around.sources, facts.leftOut),
      ...pictures(input),
      ...changesSince(input),
      ...chaptersOf(rows, facts.order, summary.state.name, around),
      ...recommended(facts),
    ],
  };
}
