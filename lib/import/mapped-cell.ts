import { readPosition, type Response } from "@/lib/domain/position";
import { plainHeader } from "./mapping";
import { ANSWERS } from "./mapping-words";
import { cycleOfSession, tidy } from "./parsed";

/** The parts of a cell that holds several values: one to a line, or separated by "|" or ";". */
export const valuesOf = (cell: string): string[] =>
  cell
    .split(/[|;\n]/)
    .map((value) => tidy(value).replace(/^[-–•·▪] */u, ""))
    .filter(Boolean);

/** Of "Civil rights::Fair trial" the narrower. */
export const narrowest = (value: string): string => tidy(value.split("::").at(-1) ?? value);

/** The State's answer by the words of spreadsheets in three languages; null where they are not known. */
export function readAnswer(cell: string): Response | null {
  const words = plainHeader(cell);
  const english = ANSWERS.find(([pattern]) => pattern.test(words))?.[1];
  return readPosition(english ?? cell);
}

/** "44 - November 2023", "28th Session - Cycle 2" and "7" name a session of the Working Group. */
export function readSession(cell: string): number | null {
  const session = Number(/\d{1,3}/.exec(cell)?.[0] ?? Number.NaN);
  return cycleOfSession(session) === null ? null : session;
}

/** "4", "4th cycle", "Cycle 4", "IV". */
export function readCycle(cell: string): number | null {
  const roman = ["i", "ii", "iii", "iv", "v"].indexOf(
    plainHeader(cell).replace(/ ?(cycle|ciclo) ?/, ""),
  );
  const cycle = roman >= 0 ? roman + 1 : Number(/(?<!\d)[1-9](?!\d)/.exec(cell)?.[0] ?? Number.NaN);
  return cycle >= 1 && cycle <= 9 ? cycle : null;
}

/** Which comes first in "06/11/2024"; null where no row of the column tells. */
export type DayOrder = "day first" | "month first" | null;

const THREE_NUMBERS = /^(\d{1,2})[./-](\d{1,2})[./-](\d{4})$/;

export function dayOrderOf(cells: Iterable<string>): DayOrder {
  const orders = new Set<DayOrder>();
  for (const cell of cells) {
    const [, first, second] = THREE_NUMBERS.exec(cell.trim()) ?? [];
    if (Number(first) > 12) orders.add("day first");
    if (Number(second) > 12) orders.add("month first");
  }
  return orders.size === 1 ? ([...orders][0] ?? null) : null;
}

/**
 * An ISO day, month or year of what a cell says: "2024-06-11", "11 June 2024", "June 2024", "2024", a spreadsheet's
 * serial number, or "11/6/2024" where it is known which number is the day. Null for anything else.
 */
export function readDay(cell: string, order: DayOrder): string | null {
  const text = tidy(cell);
  const iso = /^(\d{4}(?:-\d{2}(?:-\d{2})?)?)(?:[T ][\d:.]+Z?)?$/.exec(text)?.[1];
  if (iso) return checked(iso);
  const serial = /^(\d{5})(?:\.\d+)?$/.exec(text)?.[1];
  if (serial) return ofSerial(Number(serial));
  const [, first = "", second = "", year = ""] = THREE_NUMBERS.exec(text) ?? [];
  if (year) {
    const sure = first === second ? "day first" : order;
    if (!sure) return null;
    return sure === "day first" ? join(year, second, first) : join(year, first, second);
  }
  return inWords(text);
}

function inWords(text: string): string | null {
  const found =
    /^(?:(\d{1,2})(?:st|nd|rd|th|er)? (?:de |of )?)?(\p{L}{3,12})\.? (?:(\d{1,2}),? )?(?:de )?(\d{4})$/u.exec(
      text,
    );
  if (!found) return null;
  const [, before, word = "", after, year = ""] = found;
  const month = MONTHS.findIndex((names) => names.includes(plainHeader(word))) + 1;
  return month > 0 ? join(year, String(month), before ?? after) : null;
}

const MONTHS = [
  "january jan janvier enero ene",
  "february feb fevrier fevr febrero",
  "march mar mars marzo",
  "april apr avril avr abril abr",
  "may mai mayo",
  "june jun juin junio",
  "july jul juillet juil julio",
  "august aug aout agosto ago",
  "september sep sept septembre septiembre set",
  "october oct octobre octubre",
  "november nov novembre noviembre",
  "december dec decembre diciembre dic",
].map((names) => names.split(" "));

const join = (year: string, month: string, day?: string) =>
  checked([year, month, ...(day ? [day] : [])].map((part) => part.padStart(2, "0")).join("-"));

/** Null for the 31st of April and the like, and for years that no document of the United Nations has. */
function checked(day: string): string | null {
  const [year = "", month = "01", date = "01"] = day.split("-");
  const moment = new Date(Date.UTC(Number(year), Number(month) - 1, Number(date)));
  const isReal = moment.toISOString().startsWith(`${year}-${month}-${date}`);
  return isReal && Number(year) >= 1945 && Number(year) < 2100 ? day : null;
}

/** Days since the last day but one of 1899, as spreadsheets count. */
function ofSerial(serial: number): string | null {
  if (serial < 16_500 || serial > 73_050) return null;
  return new Date(Date.UTC(1899, 11, 30 + serial)).toISOString().slice(0, 10);
}
