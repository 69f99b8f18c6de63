import { dateWords } from "@/lib/messages/date";
import { translator } from "@/lib/messages/words";
import { datedTables, missingCount, owedTables, unknownCount } from "./due";
import type { Around } from "./entry";
import type { Body } from "./frame";
import type { ReportInput } from "./input";

const t = translator("report");

/** What is past its day and what comes, as of the edition's day and never beyond the day on which somebody looked. */
export function deadlines(input: ReportInput, { sources }: Around): Body {
  return {
    headline: t("due.headline", {
      missing: missingCount(input),
      unknown: unknownCount(input),
      day: dateWords(input.edition.asOf),
    }),
    headlineNote: t("due.headlineNote"),
    blocks: [...owedTables(input, sources), ...datedTables(input, sources)],
  };
}
