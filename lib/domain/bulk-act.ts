import { z } from "zod";
import { maybe, several } from "./draft-field";

/** So many recommendations are changed in one act at most: what goes wrong is then still seen, and undone. */
export const BULK_MOST = 10_000;
/** Up to so many are written while their page waits; more, by a job, and the page is answered at once. */
export const AT_ONCE = 500;
/** An act can be undone for a day. */
export const UNDO_HOURS = 24;

/** A list that is left at nothing sends an empty word. */
const codes = () =>
  several(z.string()).transform((given) => [...new Set(given.filter((code) => code !== ""))]);

/** What is added to each of the recommendations chosen. Nothing that they have is replaced or taken away. */
export const bulkAct = z
  .strictObject({
    themes: codes(),
    groups: codes(),
    /** The member to whom those that are nobody's are given. */
    member: maybe(z.uuid("Choose a member of the list")),
    /** The action categories that first verbs suggest are confirmed, where nobody has said one. */
    confirmsActions: z
      .literal("yes")
      .optional()
      .transform((said) => said === "yes"),
  })
  .refine(
    ({ themes, groups, member, confirmsActions }) =>
      themes.length + groups.length > 0 || member !== null || confirmsActions,
    "Choose a theme, a group, a member, or that suggested action categories are confirmed",
  );
export type BulkAct = z.infer<typeof bulkAct>;
