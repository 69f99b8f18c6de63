import { z } from "zod";
import { BODY_CODES, type BodyCode } from "../body";
import { choice, common, line, orNull, prose, rows, when } from "./field";

/** Somebody's scale of grades, in one version. It is never turned into ours. */
export const scheme = z.strictObject({
  name: line(),
  owner: line(),
  body: orNull(choice(BODY_CODES as [BodyCode, ...BodyCode[]])),
  validFrom: orNull(when()),
  validTo: orNull(when()),
  levels: rows({ code: line(), label: line(), definition: orNull(prose()) }),
  ...common(),
});
