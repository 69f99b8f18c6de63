import type { RecommendationRow } from "@/lib/domain/summary";
import { headline } from "@/lib/messages/sentence";
import type { Words } from "@/lib/messages/spoken";
import { heading, paragraph, type Block } from "./block";
import { headlineNote } from "./dossier";
import { overdueInShort } from "./due";
import { answerWords, headingOf, type Around } from "./entry";
import { basisOf, findingsInShort } from "./finding";
import type { Body } from "./frame";
import { textIn } from "./text";
import { summaryIn, type ReportInput } from "./input";

/** Two pages for whoever speaks at a session: what was found, what is overdue, what to ask for and in which words. */
export function sessionBrief(say: Words, input: ReportInput, around: Around): Body {
  const summary = summaryIn(input);
  return {
    headline: headline(summary, say),
    headlineNote: headlineNote(say, summary),
    opening: basisOf(say, summary, around.sources),
    blocks: [
      ...findingsInShort(say, input, around, { most: 6, longest: 180, sources: 2 }),
      ...overdueInShort(say, input, around.sources),
      ...language(say, input.rows, around),
    ],
  };
}

const WORDINGS = 3;

/** What other States have asked in so many words: specific acts first held, ready to be used again. */
function language(say: Words, rows: readonly RecommendationRow[], { sources }: Around): Block[] {
  const worded = rows.filter(
    ({ content }) => content.text !== null && content.issuers.length > 0 && isSpecific(content),
  );
  if (worded.length === 0) return [];
  return [
    heading(1, say.report("brief.language")),
    ...worded.slice(0, WORDINGS).map((row) => {
      const { issuers, document } = row.content;
      const words = say.report("brief.wording", {
        words: textIn(say.language, row.content)?.text ?? "",
        names: say.list(issuers.map(({ name }) => name)),
        heading: headingOf(say, row.content),
        answer: answerWords(say, row),
      });
      const source = document && sources.numberOf({ ...document, date: document.publishedOn });
      return { ...paragraph(words), sources: source === null ? [] : [source] };
    }),
    paragraph(say.report("brief.languageNote", { count: worded.length }), "note"),
  ];
}

/** UPR Info's category of specific acts. */
const isSpecific = ({ actionCategory }: RecommendationRow["content"]) => actionCategory === 5;
