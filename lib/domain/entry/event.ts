import { z } from "zod";
import { common, line, link, list, no, orNull, prose, when } from "./field";

/** Something that happened, or an anniversary that returns each year. */
export const event = z.strictObject({
  title: line(),
  on: when(),
  isAnniversary: no(),
  summary: orNull(prose()),
  recommendations: list(link("recommendation", "about")),
  documents: list(link("document", "about")),
  cases: list(link("entry:case", "names")),
  ...common(),
});
