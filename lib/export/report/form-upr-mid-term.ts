import { headline } from "@/lib/messages/sentence";
import type { Words } from "@/lib/messages/spoken";
import { chaptersOf } from "./chapters";
import { changesSince } from "./changes";
import { claimsOf } from "./claims";
import { headlineNote } from "./dossier";
import type { Around } from "./entry";
import { figuresOf } from "./figures";
import { pictures, type Body } from "./frame";
import { summaryIn, type ReportInput } from "./input";
import { methodOrCoverage } from "./method";

/** One review of a State between two: how to read it, its figures, and its recommendations one by one. */
export function uprMidTerm(say: Words, input: ReportInput, around: Around): Body {
  const { facts, rows, scales } = input;
  const summary = summaryIn(input);
  return {
    headline: headline(summary, say),
    headlineNote: headlineNote(say, summary),
    opening: claimsOf(say, { ...input, claims: claimsBeside(input) }, around.sources, {
      title: say.report("claims.byState", { state: summary.state.name }),
    }),
    blocks: [
      ...methodOrCoverage(say, summary, rows, scales, facts.leftOut),
      ...figuresOf(say, summary, rows, around.sources, facts.leftOut),
      ...pictures(say, input),
      ...changesSince(say, input),
      ...chaptersOf(say, rows, facts.order, summary.state.name, around),
    ],
  };
}

/** What the State says of its own conduct and of this review; not what it says of other documents. */
function claimsBeside({ claims, rows }: ReportInput): ReportInput["claims"] {
  const refs = new Set(rows.map(({ ref }) => ref));
  const documents = new Set(rows.map(({ content }) => content.document?.key));
  return claims.filter(
    ({ facts: { document, recommendations } }) =>
      document === null || documents.has(document) || recommendations.some((ref) => refs.has(ref)),
  );
}
