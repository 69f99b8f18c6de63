import { z } from "zod";
import { choice, common, link, list, line, orNull, prose, when } from "./field";

/** An act against somebody for engaging with the UN. Restricted unless a UN report or consent has made it public. */
export const reprisal = z.strictObject({
  title: line(),
  target: choice(["person", "organisation", "group", "unknown"]),
  act: prose(),
  place: choice(["un-premises", "in-country", "abroad", "unknown"]),
  on: orNull(when()),
  /** The engagement with the UN for which it was done. */
  engagement: orNull(line()),
  /** The UN report that has it already; a public reprisal needs one. */
  reportedIn: orNull(line()),
  document: orNull(link("document")),
  cases: list(link("entry:case", "names")),
  statements: list(link("entry:statement", "raised in")),
  ...common(),
});
