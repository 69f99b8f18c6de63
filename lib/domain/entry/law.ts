import { z } from "zod";
import { common, line, link, list, orNull, prose, when } from "./field";

/** A national law or policy that recommendations speak of. */
export const law = z.strictObject({
  title: line(),
  state: link("state", "law of"),
  territory: orNull(line()),
  adoptedOn: orNull(when()),
  inForceOn: orNull(when()),
  summary: prose(),
  recommendations: list(link("recommendation", "about")),
  ...common(),
});
