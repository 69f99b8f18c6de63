import { z } from "zod";
import { choice, common, count, flag, line, link, list, no, orNull, prose, when } from "./field";

/** A letter, appeal, opinion or views: from whom, about whom, and whether the State answered. */
export const communication = z.strictObject({
  title: line(),
  type: choice([
    "allegation-letter",
    "urgent-appeal",
    "other-letter",
    "opinion",
    "views",
    "early-warning-letter",
    "early-warning-decision",
  ]),
  isJoint: no(),
  reference: orNull(line()),
  sentOn: orNull(when()),
  /** When it became public. Until then it is not published here either. */
  publicOn: orNull(when()),
  summary: prose(),
  mandates: list(link("entry:mechanism", "mandate")),
  /** How many mandates a source counts; those that are named stand in the list. */
  mandatesStated: orNull(count()),
  cases: list(link("entry:case", "names")),
  document: orNull(link("document")),
  asks: list(link("recommendation", "asks")),
  replyDueOn: orNull(when()),
  repliedOn: orNull(when()),
  replied: orNull(choice(["yes", "no", "unknown"])),
  replyInTime: orNull(flag()),
  replyIsSubstantive: orNull(choice(["yes", "in-part", "no"])),
  replySummary: orNull(prose()),
  ...common(),
});
export type Communication = z.infer<typeof communication>;
