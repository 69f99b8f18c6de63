import { recordWords as t } from "@/lib/messages/record";
import type { Present } from "@/lib/staff/past-value";

/** A recommendation as its history is asked about: what stands in it now. */
export const presentOf = (found: { id: string }): Present => ({
  kind: "recommendation",
  id: found.id,
  values: { ...found },
  closure: null,
});

const FIELDS = [
  "type",
  "addressee",
  "territory",
  "paragraph",
  "issuedBy",
  "issuedOn",
  "dueOn",
  "textVerbatim",
  "language",
  "summary",
  "measurability",
  "actionCategory",
  "inappropriateReason",
  "sourceUrl",
] as const;

/** The name of a field as its form has it. */
export function askFieldWords(name: string): string {
  if (name === "checkNote") return t("checkNote");
  const field = FIELDS.find((one) => one === name);
  return field ? t(`asks.${field}`) : name;
}
