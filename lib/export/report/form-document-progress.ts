import { levelsFinding } from "@/lib/messages/sentence";
import type { Words } from "@/lib/messages/spoken";
import { numbered, type Block } from "./block";
import { chaptersOf } from "./chapters";
import { changesSince } from "./changes";
import { claimsOf } from "./claims";
import type { Around } from "./entry";
import { figuresOf } from "./figures";
import { pictures, type Body } from "./frame";
import { documentIn, summaryIn, type ReportInput } from "./input";
import { implementedNote, methodOrCoverage } from "./method";

/** One document's recommendations, to the State and then to others, with what has been done and what the State says of it. */
export function documentProgress(say: Words, input: ReportInput, around: Around): Body {
  const { facts, rows, scales } = input;
  const summary = summaryIn(input);
  const { name } = summary.state;
  return {
    headline: levelsFinding(name, summary.levels, say),
    headlineNote: implementedNote(say, summary),
    opening: [
      ...opening(say, input, around),
      ...claimsOf(say, input, around.sources, {
        title: say.report("claims.onDocument", { state: name }),
      }),
    ],
    blocks: [
      ...figuresOf(say, summary, rows, around.sources, facts.leftOut),
      ...pictures(say, input),
      ...changesSince(say, input),
      ...chaptersOf(say, rows, facts.order, name, around),
      ...methodOrCoverage(say, summary, rows, scales, facts.leftOut),
    ],
  };
}

function opening(say: Words, input: ReportInput, { sources }: Around): Block[] {
  const { title, symbol, url, publishedOn } = documentIn(input);
  const source = sources.numberOf({ title, url, date: publishedOn });
  const addressees = [...new Set(input.rows.map(({ content }) => content.addressee.name))];
  return [
    numbered(
      say.report("document.introduced", {
        title: symbol ? say.report("treaty.cites", { title, symbol }) : title,
        on: publishedOn ? say.report("document.on", { day: say.date(publishedOn) }) : "",
        count: input.rows.length,
        addressees: addressees.length,
        names: say.list(addressees),
        day: say.date(input.edition.asOf),
      }),
      [source],
    ),
  ];
}
