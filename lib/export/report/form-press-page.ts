import { headline } from "@/lib/messages/sentence";
import { translator } from "@/lib/messages/words";
import { claimsOf } from "./claims";
import { headlineNote } from "./dossier";
import type { Around } from "./entry";
import { basisOf, findingsInShort } from "./finding";
import type { Body } from "./frame";
import { summaryIn, type ReportInput } from "./input";

const t = translator("report");

/** One page that can be quoted: a figure with its definition, three findings, what the State says, how to cite. */
export function pressPage(input: ReportInput, around: Around): Body {
  const summary = summaryIn(input);
  const title = t("claims.byState", { state: summary.state.name });
  return {
    headline: headline(summary),
    headlineNote: headlineNote(summary),
    opening: basisOf(summary, around.sources),
    blocks: [
      ...findingsInShort(input, around, { most: 3, longest: 100, sources: 1 }),
      ...claimsOf(input, around.sources, { title, level: 1, most: 2 }),
    ],
  };
}
