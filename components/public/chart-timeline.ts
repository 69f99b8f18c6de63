import type { Attention } from "@/lib/domain/attention";
import type { Day, PartialDate } from "@/lib/domain/day";
import { isUpdate, type Encounter, type Timeline } from "@/lib/domain/encounter";
import { dateWords } from "@/lib/messages/date";
import { translator } from "@/lib/messages/words";
import { askedOf, type About } from "./chart-time";
import type { ChartSheet } from "./drawing";
import { longestSilence, type Lane } from "./drawing-lane";
import { drawnLanes } from "./drawing-lanes";
import type { Part } from "./drawing-row";
import { drawnRows } from "./drawing-rows";
import { ASSESSED_PATTERN, positionPattern } from "./pattern";
import type { Addresses } from "./place";

const t = translator("charts");

/** What was asked, answered, said and visited, lane by lane, and the longest time without a word to the public. */
export function timelineSheet(
  { rows }: Timeline,
  answers: readonly PartialDate[],
  about: About,
  asOf: Day,
): ChartSheet {
  const lanes = lanesOf(
    rows.map(({ encounter }) => encounter),
    answers,
  );
  const silence = longestSilence(lanes.find(({ key }) => key === "updates")?.dates ?? [], asOf);
  return {
    chart: "timeline",
    asked: askedOf(about),
    title: silence
      ? t(silence.isOpen ? "timeline.findingOpen" : "timeline.finding", {
          from: dateWords(silence.from),
          to: dateWords(silence.to),
        })
      : t("timeline.plain"),
    definition: t("timeline.definition"),
    source: t("source.entries"),
    keys: [],
    columns: [t("column.what"), t("column.date")],
    rows: lanes.flatMap(({ key, dates }) =>
      dates.map((date, at) => ({
        key: `${key} ${at}`,
        href: null,
        cells: [t(`timeline.lanes.${key}`), date],
      })),
    ),
    drawing: drawnLanes(
      lanes.filter(({ dates }) => dates.length > 0),
      asOf,
    ),
  };
}

type LaneKey = "asked" | "said" | "updates" | "met" | "answers";

function lanesOf(
  encounters: readonly Encounter[],
  answers: readonly PartialDate[],
): (Lane & { key: LaneKey })[] {
  const datesOf = (is: (one: Encounter) => boolean) =>
    [...new Set(encounters.filter(is).map(({ on }) => on))].sort();
  const lane = (key: LaneKey, dates: readonly PartialDate[], silence = false) => ({
    key,
    label: t("timeline.lane", { name: t(`timeline.lanes.${key}`), count: dates.length }),
    dates,
    silence,
  });
  const isStatement = (one: Encounter) => one.kind === "statement" && !isUpdate(one);
  const isMeeting = (one: Encounter) => one.kind === "engagement" && !isUpdate(one);
  return [
    lane(
      "asked",
      datesOf(({ kind }) => kind === "call"),
    ),
    lane("said", datesOf(isStatement)),
    lane("updates", datesOf(isUpdate), true),
    lane("met", datesOf(isMeeting), true),
    lane("answers", [...new Set(answers)].sort()),
  ];
}

/** How much was said and asked in each session. */
export function attentionSheet(
  { sessions, outside }: Attention,
  about: About,
  to: Addresses,
): ChartSheet {
  const most = [...sessions].sort((a, b) => b.statements + b.asks - a.statements - a.asks)[0];
  const parts = (statements: number, asks: number): Part[] => [
    { key: "statements", count: statements, ...LOOKS.statements },
    { key: "asks", count: asks, ...LOOKS.asks },
  ];
  return {
    chart: "attention",
    asked: askedOf(about),
    title:
      most && most.statements + most.asks > 0
        ? t("attention.finding", {
            session: most.sitting.title,
            statements: most.statements,
            asks: most.asks,
          })
        : t("attention.plain"),
    definition: t("attention.definition", outside),
    source: t("source.entries"),
    keys: (["statements", "asks"] as const).map((key) => ({
      key,
      label: t(`attention.${key}`),
      ...LOOKS[key],
    })),
    columns: [t("column.session"), t("attention.statements"), t("attention.asks")],
    rows: sessions.map(({ sitting: { key, title }, statements, asks }) => ({
      key,
      href: to.entry("session", key),
      cells: [title, statements, asks],
    })),
    drawing: drawnRows(
      sessions.map(({ sitting: { key, title }, statements, asks }) => ({
        key,
        label: title,
        value: t("attention.value", { statements, asks }),
        parts: parts(statements, asks),
      })),
    ),
  };
}

const LOOKS = {
  statements: { pattern: ASSESSED_PATTERN, stroke: "stroke-ink" },
  asks: { pattern: positionPattern("partly"), stroke: "stroke-position-partly" },
};
