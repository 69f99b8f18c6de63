import { z } from "zod";
import { common, line, link, no, orNull, count, prose, when } from "./field";

/**
 * A number that somebody states, with who and when. Numbers that answer the same question stand side by side;
 * none is taken for the truth.
 */
export const figure = z.strictObject({
  /** What the number answers, in the same words for all that answer it. */
  question: line(),
  value: orNull(count()),
  /** As the source puts it: "over 150". */
  words: line(),
  isLowerBound: no(),
  unit: line(),
  saidBy: line(),
  on: orNull(when()),
  summary: orNull(prose()),
  document: orNull(link("document", "about")),
  statement: orNull(link("entry:statement")),
  ...common(),
});
