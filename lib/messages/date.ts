import { precisionOf, type PartialDate } from "@/lib/domain/day";

const SHAPES = {
  year: { year: "numeric" },
  month: { year: "numeric", month: "long" },
  day: { year: "numeric", month: "long", day: "numeric" },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;

/** A date as precise as it is known: "11 June 2024", "June 2024", "2024". Nothing is filled in. */
export function dateWords(date: PartialDate): string {
  const shape = SHAPES[precisionOf(date)];
  return new Intl.DateTimeFormat("en-GB", { ...shape, timeZone: "UTC" }).format(new Date(date));
}
