import { dateWords } from "@/lib/messages/date";
import { choiceWords } from "@/lib/messages/entry";
import { translator } from "@/lib/messages/words";
import { heading, numbered, paragraph, type Block, type Paragraph } from "./block";
import type { ReportInput } from "./input";
import type { Sources } from "./source";
import { citedIn } from "./source";

const t = translator("report");
type Claim = ReportInput["claims"][number];

/** What the State says of a document or of its own conduct, the newest first; that nothing is held is said too. */
export function claimsOf(
  { claims, state }: ReportInput,
  sources: Sources,
  { title, level = 2, most = Infinity }: { title: string; level?: 1 | 2; most?: number },
): Block[] {
  const shown = claims.slice(0, most);
  return [
    heading(level, title),
    ...(shown.length === 0
      ? [paragraph(t("claims.none", { state: state?.name ?? "" }), "note")]
      : [
          ...shown.map((claim) => claimParagraph(claim, sources, most < Infinity)),
          ...(most === Infinity ? [paragraph(t("claims.note"), "note")] : []),
        ]),
  ];
}

/** What it said, when and where; in its own words where a source prints them, and what kind of answer it is. */
function claimParagraph({ title, facts }: Claim, sources: Sources, inShort: boolean): Paragraph {
  const { on, occasion, verbatim, summary, answer } = facts;
  const when = [on && dateWords(on), occasion].filter(Boolean).join("; ");
  const words = [
    when === "" ? t("claims.titled", { title }) : t("claims.said", { title, when }),
    !inShort && summary,
    verbatim && t("claims.verbatim", { words: verbatim }),
    answer && t("claims.answer", { answer: choiceWords("claim", "answer", answer) }),
  ];
  return numbered(words.filter(Boolean).join(" "), citedIn(facts, sources));
}
