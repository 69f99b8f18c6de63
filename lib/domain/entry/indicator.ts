import { z } from "zod";
import { choice, common, line, link, list, orNull, prose, rows, webAddress, when } from "./field";

/** Something that can be read off at points in time, for one or more recommendations. */
export const indicator = z.strictObject({
  title: line(),
  type: choice(["structure", "process", "outcome"]),
  recommendations: list(link("recommendation", "measures")),
  definition: prose(),
  baseline: orNull(line()),
  target: orNull(line()),
  readings: rows({ on: when(), value: line(), source: orNull(line()), url: orNull(webAddress()) }),
  ...common(),
});
