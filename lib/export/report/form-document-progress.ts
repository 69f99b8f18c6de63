import { dateWords } from "@/lib/messages/date";
import { listed } from "@/lib/messages/lasted";
import { levelsFinding } from "@/lib/messages/sentence";
import { translator } from "@/lib/messages/words";
import { numbered, type Block } from "./block";
import { chaptersOf } from "./chapters";
import { changesSince } from "./changes";
import { claimsOf } from "./claims";
import type { Around } from "./entry";
import { figuresOf } from "./figures";
import { pictures, type Body } from "./frame";
import { documentIn, summaryIn, type ReportInput } from "./input";
import { implementedNote, methodOrCoverage } from "./method";

const t = translator("report");

/** One document's recommendations, to the State and then to others, with what has been done and what the State says of it. */
export function documentProgress(input: ReportInput, around: Around): Body {
  const { facts, rows, scales } = input;
  const summary = summaryIn(input);
  const { name } = summary.state;
  return {
    headline: levelsFinding(name, summary.levels),
    headlineNote: implementedNote(summary),
    opening: [
      ...opening(input, around),
      ...claimsOf(input, around.sources, { title: t("claims.onDocument", { state: name }) }),
    ],
    blocks: [
      ...figuresOf(summary, rows, around.sources, facts.leftOut),
      ...pictures(input),
      ...changesSince(input),
      ...chaptersOf(rows, facts.order, name, around),
      ...methodOrCoverage(summary, rows, scales, facts.leftOut),
    ],
  };
}

function opening(input: ReportInput, { sources }: Around): Block[] {
  const { title, symbol, url, publishedOn } = documentIn(input);
  const source = sources.numberOf({ title, url, date: publishedOn });
  const addressees = [...new Set(input.rows.map(({ content }) => content.addressee.name))];
  return [
    numbered(
      t("document.introduced", {
        title: symbol ? t("treaty.cites", { title, symbol }) : title,
        on: publishedOn ? t("document.on", { day: dateWords(publishedOn) }) : "",
        count: input.rows.length,
        addressees: addressees.length,
        names: listed(addressees),
        day: dateWords(input.edition.asOf),
      }),
      [source],
    ),
  ];
}
