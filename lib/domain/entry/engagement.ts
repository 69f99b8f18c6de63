import { z } from "zod";
import { daysBetween, precisionOf } from "../day";
import { choice, common, count, line, link, list, no, orNull, prose, when } from "./field";

/** A talk, visit, briefing or side event: who met whom, where, and what was refused. */
export const engagement = z.strictObject({
  title: line(),
  type: choice([
    "talks",
    "visit",
    "technical",
    "briefing",
    "side-event",
    "dialogue",
    "public-update",
    "access",
    "other",
  ]),
  from: when(),
  to: orNull(when()),
  parties: list(line()),
  placesVisited: list(line()),
  placesRefused: list(line()),
  /** Did it reach the region that it was about? Null where no source says. */
  reachedTheRegion: orNull(choice(["yes", "no"])),
  summary: prose(),
  outcome: orNull(prose()),
  attendedBy: list(link("state", "attended")),
  attendanceStated: orNull(count()),
  attendanceIsLowerBound: no(),
  /** Commitments made there, each tracked like a call. */
  commitments: list(link("recommendation", "commitment")),
  ...common(),
});
export type Engagement = z.infer<typeof engagement>;

/** Both the first and the last day count: 26 May to 1 June is 7 days. Null unless both are whole days. */
export const lengthOf = ({ from, to }: Pick<Engagement, "from" | "to">): number | null =>
  to !== null && precisionOf(from) === "day" && precisionOf(to) === "day"
    ? daysBetween(from, to) + 1
    : null;
