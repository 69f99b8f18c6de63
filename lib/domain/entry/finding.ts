import { z } from "zod";
import { common, count, line, link, list, orNull, prose, rows, when } from "./field";

/** What somebody else found, in their own scale and under their own name, as a source reports it. */
export const finding = z.strictObject({
  title: line(),
  assessor: line(),
  organisation: orNull(link("entry:organisation")),
  scheme: orNull(link("entry:scheme")),
  /** Their scale in words, where it is not held. */
  schemeWords: orNull(line()),
  grade: orNull(line()),
  summary: prose(),
  on: orNull(when()),
  /** How many they put where, as they count: "not implemented", 190. */
  counts: rows({ label: line(), count: count() }),
  recommendations: list(link("recommendation", "about")),
  /** Reviews, as `CHN-2`. */
  reviews: list(link("review", "about")),
  document: orNull(link("document", "about")),
  ...common(),
});
export type Finding = z.infer<typeof finding>;
