import type { RecommendationRow } from "@/lib/domain/summary";
import type { Words } from "@/lib/messages/spoken";
import { cell, heading, narrow, numbered, paragraph, wide, type Block } from "./block";
import { answerWords, headingOf } from "./entry";
import { inShort } from "./figures";
import type { Before, ReportInput } from "./input";

/** How the same recommendations stood in the report before this one, and how they stand now. */
export function changesSince(say: Words, { before, rows, facts, edition }: ReportInput): Block[] {
  if (!before || facts.leftOut.includes("changes")) return [];
  const then = new Map(before.rows.map((row) => [row.ref, row]));
  const held = rows.filter(({ ref }) => then.has(ref));
  const moved = held.filter((row) => isOther(row, then.get(row.ref)));
  const since = numbered(
    say.report("changes.since", {
      title: before.title,
      edition: String(before.edition),
      day: say.date(before.asOf),
      count: moved.length,
      total: say.count(held.length),
    }),
  );
  const added = rows.length - held.length;
  return [
    heading(1, say.report("changes.heading")),
    since,
    ...(added > 0 ? [paragraph(say.report("changes.added", { count: added }), "note")] : []),
    ...(moved.length > 0 ? [tableOf(say, moved, then, [before.asOf, edition.asOf])] : []),
  ];
}

type Stand = Before["rows"][number];

const isOther = (now: RecommendationRow, then: Stand | undefined): boolean =>
  then !== undefined &&
  (then.level !== now.level || then.position !== now.position || then.claim !== now.claim);

function tableOf(
  say: Words,
  moved: readonly RecommendationRow[],
  then: ReadonlyMap<string, Stand>,
  [before, now]: [string, string],
): Block {
  const standing = (stand: Stand) =>
    say.report("changes.stand", {
      answer: answerWords(say, stand),
      level: say.level(stand.level).name,
    });
  return {
    kind: "table",
    caption: say.report("changes.caption"),
    columns: [
      wide(say.report("changes.recommendation")),
      narrow(say.report("changes.then", { day: say.date(before) })),
      narrow(say.report("changes.now", { day: say.date(now) })),
    ],
    rows: moved.map((row) => {
      const old = then.get(row.ref);
      return [
        cell(headingOf(say, row.content), { note: inShort(say, row), to: row.ref }),
        cell(old ? standing(old) : ""),
        cell(standing(row)),
      ];
    }),
    notes: [],
  };
}
