import { PastValues } from "@/components/staff/past-values";
import { Notice } from "@/components/ui/notice";
import { CONFIDENCES, LEVELS, STANDARDS_OF_PROOF } from "@/lib/domain/level";
import { harmWords } from "@/lib/messages/harm";
import { confidenceWords, levelWords, standardWords, translator } from "@/lib/messages/words";
import type { PastLine, Present } from "@/lib/staff/past-value";

const t = translator("staff");

/** A draft as its history is asked about: it is for its organisation until it is approved. */
export const presentOf = (draft: {
  id: string;
  organisationId: string;
  authorId: string;
}): Present => ({
  kind: "assessment",
  id: draft.id,
  values: { ...draft },
  closure: { organisationId: draft.organisationId, loggedById: draft.authorId },
});

const OF_LEVELS = ["level", "structure", "process", "outcome"];
const FIELDS = [
  "level",
  "rationalePublic",
  "evidenceCutOff",
  "confidence",
  "standardOfProof",
  "searchNote",
  "structure",
  "process",
  "outcome",
] as const;

function nameOf(name: string): string {
  const field = FIELDS.find((one) => one === name);
  return field ? t(`assess.${field}`) : name;
}

/** A code as its form calls it; whatever else was written, as it was written. */
function wordsOf(field: string, value: string | null): string | null {
  const level = LEVELS.find((one) => one === value);
  const confidence = CONFIDENCES.find((one) => one === value);
  const standard = STANDARDS_OF_PROOF.find((one) => one === value);
  if (OF_LEVELS.includes(field) && level) return levelWords(level).name;
  if (field === "confidence" && confidence) return confidenceWords(confidence).name;
  if (field === "standardOfProof" && standard) return standardWords(standard).name;
  return value;
}

/** What stood in the draft before each sitting of its writers. */
export function AssessmentPast({ lines, address }: { lines: PastLine[]; address: string }) {
  const worded = lines.map((line) => ({
    ...line,
    before: wordsOf(line.field, line.before),
    after: wordsOf(line.field, line.after),
  }));
  return <PastValues lines={worded} nameOf={nameOf} editAddress={address} />;
}

export function PutBackNotice({ field }: { field: string }) {
  return (
    <Notice
      kind="warning"
      live={false}
      title={harmWords("past.putBack", { field: nameOf(field) })}
    />
  );
}
