import { translator } from "@/lib/messages/words";
import type { FoundEvidence } from "@/lib/staff/evidence-reading";
import type { Present } from "@/lib/staff/past-value";

const t = translator("staff");

/** Evidence as its history is asked about: what stands in it now, and whose it is. */
export const presentOf = (found: FoundEvidence): Present => ({
  kind: "evidence",
  id: found.id,
  values: found,
  closure: { organisationId: found.organisationId, loggedById: found.loggedById },
});

const FIELDS = [
  "title",
  "publisher",
  "url",
  "archivedUrl",
  "kind",
  "publishedOn",
  "occurredOn",
  "summaryPublic",
  "confidentiality",
] as const;

/** The name of a field as its form has it. */
export function evidenceFieldWords(name: string): string {
  const field = FIELDS.find((one) => one === name);
  return field ? t(`evidence.${field}`) : name;
}
