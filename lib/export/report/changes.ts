import type { RecommendationRow } from "@/lib/domain/summary";
import { dateWords } from "@/lib/messages/date";
import { countWords } from "@/lib/messages/figure";
import { levelWords, translator } from "@/lib/messages/words";
import { cell, heading, narrow, numbered, paragraph, wide, type Block } from "./block";
import { answerWords, headingOf } from "./entry";
import { inShort } from "./figures";
import type { Before, ReportInput } from "./input";

const t = translator("report");

/** How the same recommendations stood in the report before this one, and how they stand now. */
export function changesSince({ before, rows, facts, edition }: ReportInput): Block[] {
  if (!before || facts.leftOut.includes("changes")) return [];
  const then = new Map(before.rows.map((row) => [row.ref, row]));
  const held = rows.filter(({ ref }) => then.has(ref));
  const moved = held.filter((row) => isOther(row, then.get(row.ref)));
  const since = numbered(
    t("changes.since", {
      title: before.title,
      edition: String(before.edition),
      day: dateWords(before.asOf),
      count: moved.length,
      total: countWords(held.length),
    }),
  );
  const added = rows.length - held.length;
  return [
    heading(1, t("changes.heading")),
    since,
    ...(added > 0 ? [paragraph(t("changes.added", { count: added }), "note")] : []),
    ...(moved.length > 0 ? [tableOf(moved, then, [before.asOf, edition.asOf])] : []),
  ];
}

type Stand = Before["rows"][number];

const isOther = (now: RecommendationRow, then: Stand | undefined): boolean =>
  then !== undefined &&
  (then.level !== now.level || then.position !== now.position || then.claim !== now.claim);

function tableOf(
  moved: readonly RecommendationRow[],
  then: ReadonlyMap<string, Stand>,
  [before, now]: [string, string],
): Block {
  const standing = (stand: Stand) =>
    t("changes.stand", { answer: answerWords(stand), level: levelWords(stand.level).name });
  return {
    kind: "table",
    caption: t("changes.caption"),
    columns: [
      wide(t("changes.recommendation")),
      narrow(t("changes.then", { day: dateWords(before) })),
      narrow(t("changes.now", { day: dateWords(now) })),
    ],
    rows: moved.map((row) => {
      const old = then.get(row.ref);
      return [
        cell(headingOf(row.content), { note: inShort(row), to: row.ref }),
        cell(old ? standing(old) : ""),
        cell(standing(row)),
      ];
    }),
    notes: [],
  };
}
