import { z } from "zod";
import { UHRI_OBSERVATION, UHRI_RECOMMENDATION } from "./uhri-id";
import type { UhriRecord } from "./uhri-record";

const words = z.preprocess((value) => (typeof value === "string" ? value : ""), z.string());
/** A list; a single value stands where an export has a list of one. */
const list = z.preprocess((value) => {
  const values: unknown[] = Array.isArray(value) ? value : [value];
  return values.filter((one) => typeof one === "string");
}, z.array(z.string()));

/** One element of the bulk export; keys beyond these are not read. */
const element = z.object({
  AnnotationId: words,
  Symbol: words,
  Body: words,
  AnnotationType: words,
  Text: words,
  Countries: list,
  AffectedPersons: list,
  Themes: list,
  Sdgs: list,
  PublicationDate: words,
  UprCycle: z.unknown(),
  UprPositions: list,
  UprRecommendingCountry: list,
  UprSession: list,
});

/** Null for what is no record at all. */
export function readBulkRecord(row: number, given: unknown): UhriRecord | null {
  const read = element.safeParse(given);
  if (!read.success) return null;
  const { data: it } = read;
  return {
    row,
    id: it.AnnotationId,
    symbol: it.Symbol,
    body: it.Body,
    type: typeOf(it.AnnotationType),
    texts: { en: it.Text },
    countries: it.Countries,
    themes: it.Themes,
    groups: it.AffectedPersons,
    sdgs: it.Sdgs,
    publishedOn: it.PublicationDate,
    session: it.UprSession[0] ?? "",
    cycle: Number(/\d/.exec(String(it.UprCycle ?? ""))?.[0]) || null,
    positions: it.UprPositions,
    issuers: it.UprRecommendingCountry,
    unknown: [],
  };
}

/** Some records have the id of their type where its name should stand. */
function typeOf(given: string): string {
  const id = given
    .replace(/^\s*-\s+/, "")
    .trim()
    .toLowerCase();
  if (id === UHRI_RECOMMENDATION) return "Recommendations";
  return id === UHRI_OBSERVATION ? "Concerns/Observations" : given;
}
