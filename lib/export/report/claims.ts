import type { Words } from "@/lib/messages/spoken";
import { heading, numbered, paragraph, type Block, type Paragraph } from "./block";
import type { ReportInput } from "./input";
import type { Sources } from "./source";
import { citedIn } from "./source";
type Claim = ReportInput["claims"][number];

/** What the State says of a document or of its own conduct, the newest first; that nothing is held is said too. */
export function claimsOf(
  say: Words,
  { claims, state }: ReportInput,
  sources: Sources,
  { title, level = 2, most = Infinity }: { title: string; level?: 1 | 2; most?: number },
): Block[] {
  const shown = claims.slice(0, most);
  return [
    heading(level, title),
    ...(shown.length === 0
      ? [paragraph(say.report("claims.none", { state: state?.name ?? "" }), "note")]
      : [
          ...shown.map((claim) => claimParagraph(say, claim, sources, most < Infinity)),
          ...(most === Infinity ? [paragraph(say.report("claims.note"), "note")] : []),
        ]),
  ];
}

/** What it said, when and where; in its own words where a source prints them, and what kind of answer it is. */
function claimParagraph(
  say: Words,
  { title, facts }: Claim,
  sources: Sources,
  inShort: boolean,
): Paragraph {
  const { on, occasion, verbatim, summary, answer } = facts;
  const when = [on && say.date(on), occasion].filter(Boolean).join("; ");
  const words = [
    when === ""
      ? say.report("claims.titled", { title })
      : say.report("claims.said", { title, when }),
    !inShort && summary && say.apart(summary),
    verbatim && say.report("claims.verbatim", { words: verbatim }),
    answer && say.report("claims.answer", { answer: say.choice("claim", "answer", answer) }),
  ];
  return numbered(words.filter(Boolean).join(" "), citedIn(facts, sources));
}
