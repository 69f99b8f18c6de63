import type { Day } from "@/lib/domain/day";
import { DISAGREEMENTS, type Disagreement } from "@/lib/domain/disagreement";
import type { HistoryEntry, Summary } from "@/lib/domain/summary";
import { dateWords } from "@/lib/messages/date";
import { ENGLISH, type Words } from "@/lib/messages/spoken";
import { inSentence, levelWords, positionWords, translator } from "@/lib/messages/words";
import type { ChartSheet } from "./drawing";
import type { Part } from "./drawing-row";
import { drawnRows } from "./drawing-rows";
import { drawnSteps } from "./drawing-steps";
import { ASSESSED_PATTERN, levelPattern, LEVEL_STROKE } from "./pattern";
import type { Addresses } from "./place";

const t = translator("charts");

/** What the editions said of one recommendation, one after the other. */
export function historySheet(ref: string, history: readonly HistoryEntry[], asOf: Day): ChartSheet {
  const changes = history.filter(({ level }, at) => at === 0 || history[at - 1]?.level !== level);
  const last = changes.at(-1);
  const before = changes.at(-2);
  return {
    chart: "history",
    asked: { ref },
    title: !last
      ? t("history.none", { ref })
      : before
        ? t("history.changed", {
            ref,
            before: levelWords(before.level).name.toLowerCase(),
            now: levelWords(last.level).name.toLowerCase(),
            on: dateWords(last.asOf),
          })
        : t("history.same", { ref, level: levelWords(last.level).name.toLowerCase() }),
    definition: t("history.definition"),
    source: t("source.assessments"),
    keys: [],
    columns: [t("column.edition"), t("column.date"), t("column.level"), t("column.answer")],
    rows: history.map(({ edition, asOf: on, level, position }) => ({
      key: String(edition),
      href: `/editions/${edition}`,
      cells: [edition, on, levelWords(level).name, positionWords(position).name],
    })),
    drawing: drawnSteps(
      changes.map(({ edition, asOf: on, level }) => ({ key: String(edition), on, level })),
      asOf,
    ),
  };
}

/** How often two voices speak of the same recommendation, and how often a claim and our finding part. */
export function disagreementSheet(
  summary: Summary,
  voices: { both: Record<Disagreement, number>; contradicted: number },
  to: Addresses,
  say: Words = ENGLISH,
): ChartSheet {
  const { state, countingUnit } = summary;
  const { both, contradicted } = voices;
  const spoken = DISAGREEMENTS.some((kind) => both[kind] > 0);
  return {
    chart: "disagreement",
    asked: { state: state.iso3 },
    title: say.charts("disagreement.finding", {
      state: state.name,
      contradicted,
      both: both["claim-and-finding"],
    }),
    definition: say.charts("disagreement.definition", {
      unit: inSentence(say.countingUnit(countingUnit).name),
    }),
    source: say.charts("source.both"),
    keys: spoken
      ? partsOf(1, 1).map(({ key, pattern, stroke }) => ({
          key,
          pattern,
          stroke,
          label: say.charts(`disagreement.${key === "parted" ? "parted" : "beside"}`),
        }))
      : [],
    columns: [
      say.charts("column.voices"),
      say.charts("disagreement.both"),
      say.charts("disagreement.parted"),
    ],
    rows: DISAGREEMENTS.map((kind) => ({
      key: kind,
      href: `${to.disagreement(state.iso3)}#${kind}`,
      cells: [
        say.charts(`disagreement.kinds.${kind}`),
        both[kind],
        kind === "claim-and-finding" ? contradicted : null,
      ],
    })),
    drawing: spoken
      ? drawnRows(
          DISAGREEMENTS.map((kind) => {
            const parted = kind === "claim-and-finding" ? contradicted : 0;
            return {
              key: kind,
              label: say.charts(`disagreement.kinds.${kind}`),
              value: say.count(both[kind]),
              parts: partsOf(parted, both[kind] - parted),
            };
          }),
        )
      : null,
  };
}

const partsOf = (parted: number, beside: number): Part[] => [
  {
    key: "parted",
    count: parted,
    pattern: levelPattern("not-implemented"),
    stroke: LEVEL_STROKE["not-implemented"],
  },
  { key: "beside", count: beside, pattern: ASSESSED_PATTERN, stroke: "stroke-ink" },
];
