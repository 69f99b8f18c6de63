import { precisionOf, type PartialDate } from "@/lib/domain/day";

/** Made once: a formatter costs more than a thousand dates written by it. */
const formatter = (shape: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat("en-GB", { ...shape, timeZone: "UTC" });

const FORMATTERS = {
  year: formatter({ year: "numeric" }),
  month: formatter({ year: "numeric", month: "long" }),
  day: formatter({ year: "numeric", month: "long", day: "numeric" }),
};

/** A date as precise as it is known: "11 June 2024", "June 2024", "2024". Nothing is filled in. */
export const dateWords = (date: PartialDate): string =>
  FORMATTERS[precisionOf(date)].format(new Date(date));
