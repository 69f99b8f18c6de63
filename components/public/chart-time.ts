import {
  daysBetween,
  earliestDayOf,
  latestDayOf,
  precisionOf,
  type Day,
  type PartialDate,
} from "@/lib/domain/day";
import { detentionOf, type CaseFacts } from "@/lib/domain/entry/case";
import type { EntryLine } from "@/lib/domain/entry/line";
import { reportKnownOn } from "@/lib/domain/report-due";
import { translator } from "@/lib/messages/words";
import { dateWords } from "@/lib/messages/date";
import type { ChartSheet } from "./drawing";
import type { Span } from "./drawing-span";
import { drawnSpans, spanKeys } from "./drawing-spans";
import type { Addresses } from "./place";

const t = translator("charts");
const inDealings = translator("dealings");

/** Whose entries a chart keeps to; null for those of all. */
export type About = { iso3: string; name: string } | null;
export const askedOf = (about: About) => (about === null ? {} : { state: about.iso3 });

type Case = { key: string; facts: CaseFacts };

/**
 * How long each person is known to have been held. Only persons who are named here stand in it, each alone: they are
 * not counted by place or time, for small numbers point at people.
 */
export function detentionSheet(
  cases: readonly Case[],
  about: About,
  asOf: Day,
  to: Addresses,
): ChartSheet {
  const held = cases
    .flatMap(({ key, facts }) => {
      const detention = detentionOf(facts, asOf);
      return detention ? [{ key, facts, detention }] : [];
    })
    .sort((a, b) => (a.detention.from < b.detention.from ? -1 : 1));
  const spans = held.map(({ key, facts, detention }): Span => {
    const { lastCheckedOn: checked } = facts;
    const isOver = detention.to !== null;
    return {
      key,
      label: facts.name,
      value: shortDetention(facts, asOf),
      from: detention.from,
      to: detention.to ?? checked ?? detention.from,
      open: isOver || (checked !== null && checked >= asOf) ? null : asOf,
    };
  });
  const [longest] = held
    .map(({ facts }) => ({ facts, least: leastDays(facts, asOf) }))
    .filter(({ least }) => least > 0)
    .sort((a, b) => b.least - a.least);
  return {
    chart: "detention",
    asked: askedOf(about),
    title: longest
      ? t("detention.finding", {
          name: longest.facts.name,
          words: shortDetention(longest.facts, asOf),
        })
      : t("detention.plain"),
    definition: t("detention.definition"),
    source: t("detention.source"),
    keys: spanKeys(spans, asOf),
    columns: [
      t("column.person"),
      t("column.from"),
      t("column.to"),
      t("column.checked"),
      t("column.days"),
    ],
    rows: held.map(({ key, facts, detention }) => ({
      key,
      href: to.entry("case", key),
      cells: [facts.name, detention.from, detention.to, facts.lastCheckedOn, detention.days],
    })),
    drawing: drawnSpans(spans, asOf),
  };
}

/** The day up to which detention is known: its end, else the last look. Null where nobody is known to have looked. */
function knownUntil(facts: CaseFacts, asOf: Day): PartialDate | null {
  const { lastCheckedOn: checked } = facts;
  return detentionOf(facts, asOf)?.to ?? (checked !== null && checked > asOf ? asOf : checked);
}

/** So many days at least, whatever the days are that are known to a month or a year alone. */
function leastDays(facts: CaseFacts, asOf: Day): number {
  const from = detentionOf(facts, asOf)?.from;
  const until = knownUntil(facts, asOf);
  if (from === undefined || until === null) return 0;
  return Math.max(0, daysBetween(latestDayOf(from), earliestDayOf(until)));
}

/** In days where both ends are known to the day, else between which dates. */
function shortDetention(facts: CaseFacts, asOf: Day): string {
  const detention = detentionOf(facts, asOf);
  const until = knownUntil(facts, asOf);
  if (!detention) return "";
  const { from, to } = detention;
  const isExact = precisionOf(from) === "day" && until !== null && precisionOf(until) === "day";
  if (isExact) return t("detention.days", { days: leastDays(facts, asOf) });
  const since = dateWords(from);
  return to === null
    ? t("detention.since", { from: since })
    : t("detention.between", { from: since, to: dateWords(to) });
}

type Owed = EntryLine<"obligation">;

/** Reports past their day: known to be out up to the day on which somebody last looked, and no further. */
export function overdueSheet(
  entries: readonly Owed[],
  about: About,
  asOf: Day,
  to: Addresses,
): ChartSheet {
  const missing = entries
    .map((owed) => ({ owed, known: reportKnownOn(owed.facts, asOf) }))
    .filter(({ known }) => known.known === "overdue" || known.known === "not-seen")
    .sort((a, b) => (a.owed.facts.dueOn < b.owed.facts.dueOn ? -1 : 1));
  const spans = missing.map(({ owed: { key, title, facts }, known }): Span => {
    const checked = known.known === "not-seen" ? known.checkedOn : asOf;
    return {
      key,
      label: title,
      value: t("overdue.value", { due: dateWords(facts.dueOn) }),
      from: facts.dueOn,
      to: checked,
      open: checked < asOf ? asOf : null,
    };
  });
  return {
    chart: "overdue",
    asked: askedOf(about),
    title: inDealings("obligation.boardFinding", { count: missing.length }),
    definition: `${inDealings("obligation.boardNote")} ${inDealings("obligation.precision")}`,
    source: t("overdue.source"),
    keys: spanKeys(spans, asOf),
    columns: [t("column.report"), t("column.due"), t("column.checked"), t("column.late")],
    rows: missing.map(({ owed: { key, title, facts }, known }) => ({
      key,
      href: to.entry("obligation", key),
      cells: [
        title,
        facts.dueOn,
        facts.lastCheckedOn,
        "late" in known ? (known.late?.totalDays ?? null) : null,
      ],
    })),
    drawing: drawnSpans(spans, asOf),
  };
}
