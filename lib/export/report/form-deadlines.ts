import type { Words } from "@/lib/messages/spoken";
import { datedTables, missingCount, owedTables, unknownCount } from "./due";
import type { Around } from "./entry";
import type { Body } from "./frame";
import type { ReportInput } from "./input";

/** What is past its day and what comes, as of the edition's day and never beyond the day on which somebody looked. */
export function deadlines(say: Words, input: ReportInput, { sources }: Around): Body {
  return {
    headline: say.report("due.headline", {
      missing: missingCount(input),
      unknown: unknownCount(input),
      day: say.date(input.edition.asOf),
    }),
    headlineNote: say.report("due.headlineNote"),
    blocks: [...owedTables(say, input, sources), ...datedTables(say, input, sources)],
  };
}
