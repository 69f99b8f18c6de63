import type { Outcome } from "@/lib/domain/outcome";
import type { StaffMember } from "@/lib/domain/permission";
import { type Mapping, parseColumns } from "@/lib/import/mapping";
import { findMapping } from "@/lib/staff/import-mapping";

export type MappingChoice = { mapping?: string | undefined; columns?: string | undefined };

/** The mapping of a table's columns, by its name or as it is written out; none where neither is said. */
export async function chosenMapping(
  who: StaffMember,
  { mapping, columns }: MappingChoice,
): Promise<Outcome<Mapping | undefined>> {
  if (columns !== undefined) return parseColumns(columns);
  return mapping === undefined ? { ok: true, value: undefined } : findMapping(who, mapping);
}
