import { z } from "zod";

/** A day, a month or a year: "2024-06-11", "2024-06", "2024". The length is the precision; nothing is filled in. */
export type PartialDate = string;
/** A whole day: "2024-06-11". Days compare with <. */
export type Day = string;

const SHAPE = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/;

export function isPartialDate(text: string): boolean {
  const parts = SHAPE.exec(text);
  if (!parts) return false;
  const [, year, month = "01", day = "01"] = parts;
  const date = new Date(`${year}-${month}-${day}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(`${year}-${month}-${day}`);
}

export const partialDate = z
  .string()
  .trim()
  .refine(isPartialDate, "Write a date as 2024-06-11, 2024-06 or 2024");

export const day = z.iso.date("Write a day as 2024-06-11");

export function precisionOf(date: PartialDate): "year" | "month" | "day" {
  return date.length === 4 ? "year" : date.length === 7 ? "month" : "day";
}

/** The last day that a partial date can mean: 2024 → 2024-12-31. For "not after" comparisons. */
export function latestDayOf(date: PartialDate): Day {
  if (date.length === 4) return `${date}-12-31`;
  if (date.length === 10) return date;
  const [year = 0, month = 0] = date.split("-").map(Number);
  return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
}

/** The first day that a partial date can mean: 2024 → 2024-01-01. */
export function earliestDayOf(date: PartialDate): Day {
  return `${date}${"-01-01".slice(date.length - 4)}`;
}

export const yearOf = (date: PartialDate): number => Number(date.slice(0, 4));

/** The day that a moment falls on in Geneva, where sessions and embargoes are counted. */
export function dayInGeneva(moment: Date): Day {
  return new Intl.DateTimeFormat("en-CA", { timeZone: "Europe/Zurich", dateStyle: "short" }).format(
    moment,
  );
}

/** Days from one day to a later one. */
export function daysBetween(from: Day, to: Day): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
}
