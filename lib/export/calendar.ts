import type { Day } from "@/lib/domain/day";

/** Something that stands in a calendar for a whole day. */
export type CalendarEntry = {
  /** Names it for good, so that a calendar that is read again changes what it has. */
  uid: string;
  on: Day;
  summary: string;
  description: string;
  url: string;
  /** Does it return on the same day of each year? */
  yearly: boolean;
};

/** An iCalendar file (RFC 5545). `stamp` is the moment at which all of this was said: that of the edition. */
export function toCalendar(name: string, entries: readonly CalendarEntry[], stamp: Date): string {
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Onus//Deadlines//EN",
    "CALSCALE:GREGORIAN",
    "METHOD:PUBLISH",
    `NAME:${escaped(name)}`,
    `X-WR-CALNAME:${escaped(name)}`,
    "REFRESH-INTERVAL;VALUE=DURATION:P1D",
    ...entries.flatMap((entry) => eventOf(entry, stamp)),
    "END:VCALENDAR",
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join("");
}

function eventOf(entry: CalendarEntry, stamp: Date): string[] {
  const { uid, on, summary, description, url, yearly } = entry;
  return [
    "BEGIN:VEVENT",
    `UID:${escaped(uid)}`,
    `DTSTAMP:${stamp.toISOString().replaceAll(/[-:]|\.\d+/g, "")}`,
    `DTSTART;VALUE=DATE:${on.replaceAll("-", "")}`,
    ...(yearly ? ["RRULE:FREQ=YEARLY"] : []),
    `SUMMARY:${escaped(summary)}`,
    `DESCRIPTION:${escaped(description)}`,
    `URL:${url}`,
    "TRANSP:TRANSPARENT",
    "END:VEVENT",
  ];
}

const escaped = (text: string): string =>
  text
    .replaceAll("\\", "\\\\")
    .replaceAll(";", "\\;")
    .replaceAll(",", "\\,")
    .replaceAll(/\r\n|\r|\n/g, "\\n");

const LONGEST = 75;

/** No line is longer than 75 bytes: what follows stands on the next, after a space, and no letter is cut in two. */
function folded(line: string): string {
  const parts: string[] = [];
  let part = "";
  let bytes = 0;
  for (const letter of line) {
    const size = Buffer.byteLength(letter);
    if (bytes + size > LONGEST) {
      parts.push(part);
      [part, bytes] = ["", 1]; // The space at the head of a line that goes on is one of its bytes.
    }
    part += letter;
    bytes += size;
  }
  return [...parts, part].join("\r\n ");
}
