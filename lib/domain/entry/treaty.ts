import { z } from "zod";
import { BODY_CODES, type BodyCode } from "../body";
import { choice, common, line, link, orNull, rows, when } from "./field";

/** A treaty or optional protocol, and where States stand on it. */
export const treaty = z.strictObject({
  name: line(),
  abbreviation: line(),
  adoptedOn: orNull(when()),
  body: orNull(choice(BODY_CODES as [BodyCode, ...BodyCode[]])),
  parties: rows({
    state: link("state", "party"),
    /** Where a treaty holds for a territory and not for the State. */
    territory: orNull(line()),
    status: choice(["party", "signatory", "none"]),
    since: orNull(when()),
  }).refine(
    (parties) =>
      new Set(parties.map(({ state, territory }) => `${state} ${territory}`)).size ===
      parties.length,
    "A State stands once for itself and once for each of its territories",
  ),
  ...common(),
});
export type Treaty = z.infer<typeof treaty>;
