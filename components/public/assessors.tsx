import type { Day } from "@/lib/domain/day";
import { dateWords } from "@/lib/messages/date";
import { translator } from "@/lib/messages/words";

const t = translator("public");

export type Assessors = { assessedBy: string; reviewedBy: string; evidenceUpTo: Day };

/** Who answers for the levels shown, and up to what day they looked: one sentence for each pair. */
export function AssessorsLine({ assessors }: { assessors: readonly Assessors[] }) {
  if (assessors.length === 0) return null;
  return (
    <p className="text-small max-w-measure mt-4">
      {assessors.map(
        ({ assessedBy, reviewedBy, evidenceUpTo }) =>
          `${t("levels.assessors", { assessedBy, reviewedBy, evidenceUpTo: dateWords(evidenceUpTo) })} `,
      )}
    </p>
  );
}
