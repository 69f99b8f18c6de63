import { z } from "zod";
import { common, line, link, list, orNull, prose } from "./field";

/** The same ask, made by several mechanisms: linked once, assessed each. */
export const cluster = z.strictObject({
  title: line(),
  summary: orNull(prose()),
  recommendations: list(link("recommendation", "member")),
  ...common(),
});
