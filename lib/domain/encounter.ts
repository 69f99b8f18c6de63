import type { Call } from "./call";
import { daysBetween, precisionOf, type Day, type PartialDate } from "./day";
import { lengthOf, type Engagement } from "./entry/engagement";

/** Something that stands on the timeline of engagement: a meeting or visit, words, or a demand. */
export type Encounter = { on: PartialDate; title: string; key: string } & (
  | { kind: "engagement"; facts: Engagement; length: number | null }
  | { kind: "statement"; isUpdate: boolean; by: string | null }
  | { kind: "call"; issuers: string[]; asks: Ask[] }
);

/** One of the things that somebody asked on a day. */
export type Ask = { ref: string; addressee: string; ofOffice: boolean; words: string };

/** The words of an office to the public, whichever way they are held. */
export const isUpdate = (one: Encounter): boolean =>
  one.kind === "engagement"
    ? one.facts.type === "public-update"
    : one.kind === "statement" && one.isUpdate;

/** What came after a demand of a UN office: its next words to the public; null where none are held since. */
export type NextUpdate = { update: Encounter | null; days: number | null };
export type TimelineRow = { encounter: Encounter; next: NextUpdate | null };

/** Days since the last one of a kind; `days` is null where its day is not known. */
export type Since = { encounter: Encounter; on: PartialDate; days: number | null };

export type Timeline = {
  /** Newest first. */
  rows: TimelineRow[];
  since: { visit: Since | null; update: Since | null; talks: Since | null };
  /** Visits of which a source says whether they reached the region that they were about. */
  reach: { reached: number; told: number; visits: number };
};

export function timelineOn(encounters: readonly Encounter[], asOf: Day): Timeline {
  const inOrder = [...encounters].sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
  const visits = inOrder.filter(isOfType("visit"));
  const told = visits.filter(({ facts }) => facts.reachedTheRegion !== null);
  return {
    rows: inOrder
      .map((encounter) => ({ encounter, next: nextUpdateOf(encounter, inOrder) }))
      .reverse(),
    since: {
      visit: sinceLast(visits, asOf),
      update: sinceLast(inOrder.filter(isUpdate), asOf),
      talks: sinceLast(inOrder.filter(isOfType("talks")), asOf),
    },
    reach: {
      reached: told.filter(({ facts }) => facts.reachedTheRegion === "yes").length,
      told: told.length,
      visits: visits.length,
    },
  };
}

type Met = Encounter & { kind: "engagement" };
export const toMet = (facts: Engagement): Pick<Met, "kind" | "facts" | "length"> => ({
  kind: "engagement",
  facts,
  length: lengthOf(facts),
});

/** What somebody asked on one day stands together, however many it was asked of. */
export function toDemands(calls: readonly Call[]): Encounter[] {
  const demands = new Map<string, Extract<Encounter, { kind: "call" }>>();
  for (const { ref, words, addressee, issuers, issuedOn } of calls) {
    if (issuedOn === null) continue;
    const key = `${issuedOn} ${issuers.join(", ")}`;
    const demand = demands.get(key) ?? {
      kind: "call" as const,
      key: ref,
      title: words,
      on: issuedOn,
      issuers,
      asks: [],
    };
    const ofOffice = addressee.kind === "un-office";
    demand.asks.push({ ref, addressee: addressee.name, ofOffice, words });
    demands.set(key, demand);
  }
  return [...demands.values()];
}

const isOfType =
  (type: Engagement["type"]) =>
  (one: Encounter): one is Met =>
    one.kind === "engagement" && one.facts.type === type;

function nextUpdateOf(asked: Encounter, inOrder: readonly Encounter[]): NextUpdate | null {
  if (asked.kind !== "call" || !asked.asks.some(({ ofOffice }) => ofOffice)) return null;
  const update = inOrder.find((one) => isUpdate(one) && one.on > asked.on) ?? null;
  return { update, days: update && exactDays(asked.on, update.on) };
}

function sinceLast(encounters: readonly Encounter[], asOf: Day): Since | null {
  const last = encounters.filter((one) => endOf(one) <= asOf).at(-1);
  return last ? { encounter: last, on: endOf(last), days: exactDays(endOf(last), asOf) } : null;
}

/** A visit is over on its last day. */
const endOf = (one: Encounter): PartialDate =>
  one.kind === "engagement" ? (one.facts.to ?? one.facts.from) : one.on;

const exactDays = (from: PartialDate, to: PartialDate): number | null =>
  precisionOf(from) === "day" && precisionOf(to) === "day" ? daysBetween(from, to) : null;
