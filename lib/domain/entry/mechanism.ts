import { z } from "zod";
import { BODY_CODES, type BodyCode } from "../body";
import type { Day } from "../day";
import { earliestDayOf, latestDayOf } from "../day";
import { choice, common, line, link, list, orNull, prose, rows, when } from "./field";

/** A UN body, mandate, office or procedure: who held it when, and what it hangs under. */
export const mechanism = z.strictObject({
  name: line(),
  abbreviation: orNull(line()),
  aliases: list(line()),
  /** `proposed`: asked for, and not created. */
  type: choice([
    "council",
    "assembly",
    "committee",
    "treaty-body",
    "special-procedure",
    "office",
    "review",
    "procedure",
    "proposed",
  ]),
  /** The word that addresses use for the body to which its recommendations belong. */
  body: orNull(choice(BODY_CODES as [BodyCode, ...BodyCode[]])),
  parent: orNull(link("entry:mechanism")),
  summary: orNull(prose()),
  holders: rows({ name: line(), role: orNull(line()), from: orNull(when()), to: orNull(when()) }),
  /** Of a proposed mechanism: when it was first asked for. */
  askedSince: orNull(when()),
  ...common(),
});
export type Mechanism = z.infer<typeof mechanism>;

/** Who held the office on a day. A term without an end goes on; a partial date counts to the edge of its precision. */
export const holdersOn = ({ holders }: Pick<Mechanism, "holders">, day: Day) =>
  holders.filter(
    ({ from, to }) =>
      (from === null || earliestDayOf(from) <= day) && (to === null || day <= latestDayOf(to)),
  );
