import ICAL from "ical.js";
import { expect, test } from "vitest";
import { toCalendar, type CalendarEntry } from "./calendar";

const entry = (given: Partial<CalendarEntry> = {}): CalendarEntry => ({
  uid: "obligation-cat@example.org",
  on: "2019-12-09",
  summary: "Report to the Committee",
  description: "Due 9 December 2019",
  url: "https://example.org/obligations/cat",
  yearly: false,
  ...given,
});
const STAMP = new Date("2024-06-25T10:00:00.123Z");
const written = (...entries: CalendarEntry[]) => toCalendar("Deadlines", entries, STAMP);

/** As a calendar reads it: lines that go on are joined again. */
const unfolded = (text: string) => text.replaceAll("\r\n ", "").split("\r\n");

test("a deadline is an event of a whole day, with a name that stays", () => {
  expect(unfolded(written(entry()))).toEqual([
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Onus//Deadlines//EN",
    "CALSCALE:GREGORIAN",
    "METHOD:PUBLISH",
    "NAME:Deadlines",
    "X-WR-CALNAME:Deadlines",
    "REFRESH-INTERVAL;VALUE=DURATION:P1D",
    "BEGIN:VEVENT",
    "UID:obligation-cat@example.org",
    "DTSTAMP:20240625T100000Z",
    "DTSTART;VALUE=DATE:20191209",
    "SUMMARY:Report to the Committee",
    "DESCRIPTION:Due 9 December 2019",
    "URL:https://example.org/obligations/cat",
    "TRANSP:TRANSPARENT",
    "END:VEVENT",
    "END:VCALENDAR",
    "",
  ]);
});

test("an anniversary returns each year", () => {
  expect(written(entry({ yearly: true }))).toContain("RRULE:FREQ=YEARLY\r\n");
});

test("every line ends in CR LF, and none is longer than 75 bytes, in any script", () => {
  const text = written(
    entry({ summary: "报告已逾期".repeat(20), description: "ئۇيغۇر ".repeat(30) }),
  );
  const lines = text.split("\r\n");
  expect(Math.max(...lines.map((line) => Buffer.byteLength(line)))).toBeLessThanOrEqual(75);
  expect(text.replaceAll("\r\n", "")).not.toMatch(/[\r\n]/);
  expect(unfolded(text)).toContain(`SUMMARY:${"报告已逾期".repeat(20)}`);
});

test("commas, semicolons, backslashes and new lines cannot begin a property of their own", () => {
  const text = written(entry({ summary: "a,b;c\\d\nURL:https://evil.example" }));
  expect(unfolded(text)).toContain("SUMMARY:a\\,b\\;c\\\\d\\nURL:https://evil.example");
});

test("a reader of calendars that is not ours reads what was written", () => {
  const summary = "报告, overdue; \\ 2019\nsecond line";
  const text = written(entry({ summary }), entry({ uid: "event-1@example.org", yearly: true }));
  const calendar = new ICAL.Component(ICAL.parse.component(text));
  expect(calendar.getFirstPropertyValue("version")).toBe("2.0");
  const events = calendar.getAllSubcomponents("vevent").map((one) => new ICAL.Event(one));
  expect(events.map(({ uid }) => uid)).toEqual([
    "obligation-cat@example.org",
    "event-1@example.org",
  ]);
  expect(events[0]!.summary).toBe(summary);
  expect(events[0]!.startDate.isDate).toBe(true);
  expect(events[0]!.startDate.toString()).toBe("2019-12-09");
  const next = events[1]!.iterator();
  expect([next.next(), next.next()].map(String)).toEqual(["2019-12-09", "2020-12-09"]);
});
