import type { RecommendationRow } from "@/lib/domain/summary";
import { listed } from "@/lib/messages/lasted";
import { headline } from "@/lib/messages/sentence";
import { translator } from "@/lib/messages/words";
import { heading, paragraph, type Block } from "./block";
import { headlineNote } from "./dossier";
import { overdueInShort } from "./due";
import { answerWords, headingOf, type Around } from "./entry";
import { basisOf, findingsInShort } from "./finding";
import type { Body } from "./frame";
import { summaryIn, type ReportInput } from "./input";

const t = translator("report");

/** Two pages for whoever speaks at a session: what was found, what is overdue, what to ask for and in which words. */
export function sessionBrief(input: ReportInput, around: Around): Body {
  const summary = summaryIn(input);
  return {
    headline: headline(summary),
    headlineNote: headlineNote(summary),
    opening: basisOf(summary, around.sources),
    blocks: [
      ...findingsInShort(input, around, { most: 6, longest: 180, sources: 2 }),
      ...overdueInShort(input, around.sources),
      ...language(input.rows, around),
    ],
  };
}

const WORDINGS = 3;

/** What other States have asked in so many words: specific acts first held, ready to be used again. */
function language(rows: readonly RecommendationRow[], { sources }: Around): Block[] {
  const worded = rows.filter(
    ({ content }) => content.text !== null && content.issuers.length > 0 && isSpecific(content),
  );
  if (worded.length === 0) return [];
  return [
    heading(1, t("brief.language")),
    ...worded.slice(0, WORDINGS).map((row) => {
      const { text, issuers, document } = row.content;
      const words = t("brief.wording", {
        words: text ?? "",
        names: listed(issuers.map(({ name }) => name)),
        heading: headingOf(row.content),
        answer: answerWords(row),
      });
      const source = document && sources.numberOf({ ...document, date: document.publishedOn });
      return { ...paragraph(words), sources: source === null ? [] : [source] };
    }),
    paragraph(t("brief.languageNote", { count: worded.length }), "note"),
  ];
}

/** UPR Info's category of specific acts. */
const isSpecific = ({ actionCategory }: RecommendationRow["content"]) => actionCategory === 5;
