import { z } from "zod";
import { choice, common, line, link, list, orNull, webAddress } from "./field";

export const organisation = z.strictObject({
  name: line(),
  abbreviation: orNull(line()),
  /** Other names and spellings by which sources know it. */
  aliases: list(line()),
  formerNames: list(line()),
  type: choice(["ngo", "coalition", "nhri", "un", "media", "state-body", "company", "academic"]),
  url: orNull(webAddress()),
  /** The organisation into which this one was merged; its page then leads there. */
  mergedInto: orNull(link("entry:organisation")),
  ...common(),
});
