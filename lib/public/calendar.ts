import "server-only";
import { COLLECTIONS } from "@/lib/domain/entry/kind";
import { earliestDayOf, latestDayOf, precisionOf, type PartialDate } from "@/lib/domain/day";
import type { EditionMark } from "@/lib/domain/summary";
import { env } from "@/lib/env";
import type { CalendarEntry } from "@/lib/export/calendar";
import { dateWords } from "@/lib/messages/date";
import { translator } from "@/lib/messages/words";
import { listCalls } from "./call";
import { listEntries } from "./entry";
import { pageOf } from "./to-answer";

const t = translator("dealings");

/** What an edition knows of days to come round: reports that have not been handed in, calls with a day, anniversaries. */
export async function calendarOf(
  edition: EditionMark,
  about: string | undefined,
): Promise<CalendarEntry[]> {
  const [obligations, calls, events] = await Promise.all([
    listEntries("obligation", edition.number, { about }),
    listCalls(edition.number, about),
    listEntries("event", edition.number, { about }),
  ]);
  return [
    ...obligations
      .filter(({ facts }) => facts.submittedOn === null)
      .map(({ key, title, facts }) =>
        deadline(`obligation-${key}`, facts.dueOn, title, addressIn("obligation", key)),
      ),
    ...calls.flatMap(({ ref, dueOn, words, addressee }) =>
      dueOn === null
        ? []
        : [deadline(`call-${ref}`, dueOn, `${addressee.name}: ${words}`, pageOf(ref))],
    ),
    ...events
      .filter(({ facts }) => facts.isAnniversary && precisionOf(facts.on) === "day")
      .map(({ key, title, facts }) => ({
        uid: uidOf(`event-${key}`),
        on: earliestDayOf(facts.on),
        summary: title,
        description: facts.summary ?? title,
        url: addressIn("event", key),
        yearly: true,
      })),
  ];
}

/** A calendar wants a day: of a month or a year it is the last, and the words say that the day is not known. */
const deadline = (name: string, dueOn: PartialDate, title: string, url: string): CalendarEntry => ({
  uid: uidOf(name),
  on: latestDayOf(dueOn),
  summary: t(precisionOf(dueOn) === "day" ? "calendar.due" : "calendar.dueBy", {
    title,
    due: dateWords(dueOn),
  }),
  description: t(precisionOf(dueOn) === "day" ? "calendar.exact" : "calendar.inexact", {
    due: dateWords(dueOn),
  }),
  url,
  yearly: false,
});

const origin = env.ONUS_URL.replace(/\/+$/, "");
const uidOf = (name: string) => `${name}@${new URL(origin).hostname}`;
const addressIn = (kind: "obligation" | "event", key: string) =>
  `${origin}/${COLLECTIONS[kind]}/${encodeURIComponent(key)}`;
