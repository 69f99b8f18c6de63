import "server-only";
import {
  timelineOn,
  toDemands,
  toMet,
  type Encounter,
  type Timeline,
} from "@/lib/domain/encounter";
import type { EditionMark } from "@/lib/domain/summary";
import { listCalls } from "./call";
import { listEntries, type EntryLine } from "./entry";

/** Meetings and visits among the words and demands of their time, as of the edition's day. */
export async function timelineFor(
  engagements: readonly EntryLine<"engagement">[],
  edition: EditionMark,
  about: string | undefined,
): Promise<Timeline> {
  const [statements, calls] = await Promise.all([
    listEntries("statement", edition.number, { about }),
    listCalls(edition.number, about),
  ]);
  const encounters: Encounter[] = [
    ...engagements.map(({ key, title, facts }) => ({
      key,
      title,
      on: facts.from,
      ...toMet(facts),
    })),
    ...statements.map(({ key, title, facts }) => ({
      kind: "statement" as const,
      key,
      title,
      on: facts.on,
      isUpdate: facts.type === "un-office",
      by: facts.deliveredBy,
    })),
    ...toDemands(calls),
  ];
  return timelineOn(encounters, edition.asOf);
}
