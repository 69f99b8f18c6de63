import { levelsFinding } from "@/lib/messages/sentence";
import type { Words } from "@/lib/messages/spoken";
import { numbered, type Block } from "./block";
import { paragraphChapters } from "./chapters";
import { changesSince } from "./changes";
import { claimsOf } from "./claims";
import type { Around, EntryPart } from "./entry";
import { figuresOf } from "./figures";
import { pictures, type Body } from "./frame";
import { documentIn, summaryIn, type ReportInput } from "./input";
import { implementedNote, methodOrCoverage } from "./method";

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
export function treatyFollowUp(say: Words, input: ReportInput, around: Around): Body {
  const { facts, rows, scales } = input;
  const summary = summaryIn(input);
  return {
    headline: levelsFinding(summary.state.name, summary.levels, say),
    headlineNote: implementedNote(say, summary),
    opening: [
      ...opening(say, input, around),
      ...claimsOf(say, input, around.sources, {
        title: say.report("claims.onDocument", { state: summary.state.name }),
      }),
    ],
    blocks: [
      ...paragraphChapters(say, rows, summary.state.name, around, PARTS),
      ...changesSince(say, input),
      ...figuresOf(say, summary, rows, around.sources, facts.leftOut),
      ...pictures(say, input),
      ...methodOrCoverage(say, summary, rows, scales, facts.leftOut),
    ],
  };
}

function opening(say: Words, input: ReportInput, { sources }: Around): Block[] {
  const { title, symbol, url, publishedOn } = documentIn(input);
  const source = sources.numberOf({ title, url, date: publishedOn });
  const document = symbol ? say.report("treaty.cites", { title, symbol }) : title;
  return [
    numbered(say.report("treaty.introduced", { count: input.rows.length, document }), [source]),
  ];
}
