import { z } from "zod";
import { count, common, line, link, orNull, when } from "./field";

/** One session of a body, with its days. Days are days in the city where it meets. */
export const session = z.strictObject({
  title: line(),
  mechanism: orNull(link("entry:mechanism")),
  number: orNull(count()),
  opensOn: orNull(when()),
  closesOn: orNull(when()),
  city: orNull(line()),
  ...common(),
});
export type SessionFacts = z.infer<typeof session>;
