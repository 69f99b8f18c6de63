import { z } from "zod";
import type { StateIndex } from "./states";
import {
  UHRI_BODIES,
  UHRI_CYCLES,
  UHRI_GOALS,
  UHRI_OBSERVATION,
  UHRI_POSITIONS,
  UHRI_RECOMMENDATION,
  UHRI_STATES,
} from "./uhri-id";
import type { UhriRecord } from "./uhri-record";

const words = z.preprocess((value) => (typeof value === "string" ? value : ""), z.string());
const ids = z.preprocess(
  (value) => (Array.isArray(value) ? value.filter((one) => typeof one === "string") : []),
  z.array(z.string()),
);

/** One answer of the search; keys beyond these are not read. */
const answer = z.object({
  annotationId: words,
  symbol: words,
  publicationDate: words,
  annotationType: words,
  countryIds: ids,
  sdgsIds: ids,
  uprPositionIds: ids,
  uprRecommendingCountryIds: ids,
  bodyId: words,
  uprCycle: words,
  en: words,
  fr: words,
  es: words,
  ar: words,
  ru: words,
  zh: words,
});

/**
 * Reads a record that names everything by ids. Those that are pinned become names; of the others, what a recommendation
 * cannot do without is reported, and the rest (themes, groups, session) is left empty.
 */
export function readApiRecord(row: number, given: unknown, states: StateIndex): UhriRecord | null {
  const read = answer.safeParse(given);
  if (!read.success) return null;
  const { data: it } = read;
  const countries = namesOf(it.countryIds, "countryIds", states);
  const issuers = namesOf(it.uprRecommendingCountryIds, "uprRecommendingCountryIds", states);
  return {
    row,
    id: it.annotationId,
    symbol: it.symbol,
    body: UHRI_BODIES[it.bodyId] ?? "",
    type: typeOf(it.annotationType),
    texts: { en: it.en, fr: it.fr, es: it.es, ar: it.ar, ru: it.ru, zh: it.zh },
    countries: countries.names,
    themes: [],
    groups: [],
    sdgs: it.sdgsIds.flatMap((id) => UHRI_GOALS[id] ?? []),
    publishedOn: it.publicationDate,
    session: "",
    cycle: UHRI_CYCLES[it.uprCycle] ?? null,
    positions: it.uprPositionIds.map((id) => UHRI_POSITIONS[id] ?? id),
    issuers: issuers.names,
    unknown: [...countries.unknown, ...issuers.unknown],
  };
}

function namesOf(given: string[], column: string, states: StateIndex) {
  const names: string[] = [];
  const unknown: UhriRecord["unknown"] = [];
  for (const id of given) {
    const iso3 = UHRI_STATES[id];
    if (iso3) names.push(states.nameOf(iso3));
    else unknown.push({ column, reason: noState(id) });
  }
  // One State too few would be as wrong as one too many.
  return { names: unknown.length > 0 ? [] : names, unknown };
}

function typeOf(id: string): string {
  if (id === UHRI_RECOMMENDATION) return "Recommendations";
  return id === UHRI_OBSERVATION ? "Concerns/Observations" : id;
}

const noState = (id: string) =>
  `The id ${id.slice(0, 36)} is of no State that is known here. Import the same document from the bulk export, which has names, or take the record out of the file.`;
