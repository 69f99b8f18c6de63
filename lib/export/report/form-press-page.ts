import { headline } from "@/lib/messages/sentence";
import type { Words } from "@/lib/messages/spoken";
import { claimsOf } from "./claims";
import { headlineNote } from "./dossier";
import type { Around } from "./entry";
import { basisOf, findingsInShort } from "./finding";
import type { Body } from "./frame";
import { summaryIn, type ReportInput } from "./input";

/** One page that can be quoted: a figure with its definition, three findings, what the State says, how to cite. */
export function pressPage(say: Words, input: ReportInput, around: Around): Body {
  const summary = summaryIn(input);
  const title = say.report("claims.byState", { state: summary.state.name });
  return {
    headline: headline(summary, say),
    headlineNote: headlineNote(say, summary),
    opening: basisOf(say, summary, around.sources),
    blocks: [
      ...findingsInShort(say, input, around, { most: 3, longest: 100, sources: 1 }),
      ...claimsOf(say, input, around.sources, { title, level: 1, most: 2 }),
    ],
  };
}
