import { z } from "zod";
import { choice, common, line, link, list, orNull, prose, when } from "./field";

/**
 * What a State says of its own conduct, or of a document about it. Never an assessment: it stands beside ours,
 * and sets nothing.
 */
export const claim = z.strictObject({
  title: line(),
  state: link("state", "said by"),
  type: choice(["conduct", "answer-to-document", "position"]),
  /** Its own words, as a source prints them. */
  verbatim: orNull(line()),
  summary: prose(),
  /** Of an answer to a document: what kind of answer it is. */
  answer: orNull(
    choice(["rejected-outright", "rebutted", "partial-cooperation", "acknowledged", "no-response"]),
  ),
  on: orNull(when()),
  occasion: orNull(line()),
  document: orNull(link("document", "answers")),
  recommendations: list(link("recommendation", "about")),
  ...common(),
});
