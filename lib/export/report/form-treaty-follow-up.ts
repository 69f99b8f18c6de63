import { levelsFinding } from "@/lib/messages/sentence";
import { translator } from "@/lib/messages/words";
import { numbered, type Block } from "./block";
import { paragraphChapters } from "./chapters";
import { changesSince } from "./changes";
import { claimsOf } from "./claims";
import type { Around, EntryPart } from "./entry";
import { figuresOf } from "./figures";
import { pictures, type Body } from "./frame";
import { documentIn, summaryIn, type ReportInput } from "./input";
import { implementedNote, methodOrCoverage } from "./method";

const t = translator("report");

/** As follow-up reports of practice have it: the paragraph, our assessment, the evidence; what the body itself found last. */
const PARTS = [
  "asked",
  "finds",
  "evidenceInShort",
  "says",
  "body",
  "otherEvidence",
  "others",
] as const satisfies EntryPart[];

/** Chosen paragraphs of a committee's document, in the committee's own order whatever else was chosen. */
export function treatyFollowUp(input: ReportInput, around: Around): Body {
  const { facts, rows, scales } = input;
  const summary = summaryIn(input);
  return {
    headline: levelsFinding(summary.state.name, summary.levels),
    headlineNote: implementedNote(summary),
    opening: [
      ...opening(input, around),
      ...claimsOf(input, around.sources, {
        title: t("claims.onDocument", { state: summary.state.name }),
      }),
    ],
    blocks: [
      ...paragraphChapters(rows, summary.state.name, around, PARTS),
      ...changesSince(input),
      ...figuresOf(summary, rows, around.sources, facts.leftOut),
      ...pictures(input),
      ...methodOrCoverage(summary, rows, scales, facts.leftOut),
    ],
  };
}

function opening(input: ReportInput, { sources }: Around): Block[] {
  const { title, symbol, url, publishedOn } = documentIn(input);
  const source = sources.numberOf({ title, url, date: publishedOn });
  const document = symbol ? t("treaty.cites", { title, symbol }) : title;
  return [numbered(t("treaty.introduced", { count: input.rows.length, document }), [source])];
}
