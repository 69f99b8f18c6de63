import type { Day } from "@/lib/domain/day";
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
  const known = held.flatMap(({ facts }) => {
    const days = knownDays(facts, asOf);
    return days === null ? [] : [{ name: facts.name, days }];
  });
  const [longest] = known.sort((a, b) => b.days - a.days);
  return {
    chart: "detention",
    asked: askedOf(about),
    title: longest ? t("detention.finding", longest) : t("detention.plain"),
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

/** Days up to the end, or to the last look; null where a day is not known, or nobody is known to have looked. */
function knownDays(facts: CaseFacts, asOf: Day): number | null {
  const detention = detentionOf(facts, asOf);
  if (!detention || detention.to !== null) return detention?.days ?? null;
  const { lastCheckedOn: checked } = facts;
  if (checked === null) return null;
  const then = detentionOf(facts, checked < asOf ? checked : asOf)?.days ?? null;
  return then !== null && then < 0 ? null : then;
}

function shortDetention(facts: CaseFacts, asOf: Day): string {
  const days = knownDays(facts, asOf);
  if (days !== null) return t("detention.days", { days });
  const from = detentionOf(facts, asOf)?.from;
  return from === undefined ? "" : t("detention.since", { from: dateWords(from) });
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
