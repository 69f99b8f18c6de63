import { z } from "zod";
import { earliestDayOf, latestDayOf, type Day } from "../day";
import { common, flag, line, link, orNull, prose, rows, when } from "./field";

/** A group of States with dated membership: a regional or political group, a core group, the members of a council. */
export const group = z.strictObject({
  name: line(),
  abbreviation: orNull(line()),
  summary: orNull(prose()),
  members: rows({
    state: link("state", "member"),
    from: orNull(when()),
    to: orNull(when()),
  }),
  /** Is every member named here? */
  complete: flag().default(false),
  ...common(),
});
export type Group = z.infer<typeof group>;

/** The States that were members on a day. */
export const membersOn = ({ members }: Pick<Group, "members">, day: Day): string[] =>
  members
    .filter(
      ({ from, to }) =>
        (from === null || earliestDayOf(from) <= day) && (to === null || day <= latestDayOf(to)),
    )
    .map(({ state }) => state);
