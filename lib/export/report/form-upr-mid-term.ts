import { headline } from "@/lib/messages/sentence";
import { translator } from "@/lib/messages/words";
import { chaptersOf } from "./chapters";
import { changesSince } from "./changes";
import { claimsOf } from "./claims";
import { headlineNote } from "./dossier";
import type { Around } from "./entry";
import { figuresOf } from "./figures";
import { pictures, type Body } from "./frame";
import { summaryIn, type ReportInput } from "./input";
import { methodOrCoverage } from "./method";

const t = translator("report");

/** One review of a State between two: how to read it, its figures, and its recommendations one by one. */
export function uprMidTerm(input: ReportInput, around: Around): Body {
  const { facts, rows, scales } = input;
  const summary = summaryIn(input);
  return {
    headline: headline(summary),
    headlineNote: headlineNote(summary),
    opening: claimsOf({ ...input, claims: claimsBeside(input) }, around.sources, {
      title: t("claims.byState", { state: summary.state.name }),
    }),
    blocks: [
      ...methodOrCoverage(summary, rows, scales, facts.leftOut),
      ...figuresOf(summary, rows, around.sources, facts.leftOut),
      ...pictures(input),
      ...changesSince(input),
      ...chaptersOf(rows, facts.order, summary.state.name, around),
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
