import { z } from "zod";
import { common, line, link, orNull, when } from "./field";

/** A short quotation, marked as one: who said it, in what office, where and when. */
export const quotation = z.strictObject({
  speaker: line(),
  role: orNull(line()),
  organisation: orNull(link("entry:organisation")),
  /** The words themselves, as the source prints them. */
  text: line(),
  language: orNull(line()),
  on: orNull(when()),
  occasion: orNull(line()),
  statement: orNull(link("entry:statement")),
  engagement: orNull(link("entry:engagement")),
  ...common(),
});
