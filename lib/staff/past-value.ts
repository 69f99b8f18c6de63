import "server-only";
import { record } from "@/lib/db/record";
import { mayRead, type Confidentiality } from "@/lib/domain/confidentiality";
import { may, type StaffMember } from "@/lib/domain/permission";
import { protectedIn } from "@/lib/domain/protected-name";
import { protectedIndex } from "./protected-name";

/** One change of one field: what stood there, what came after it, who changed it and when. */
export type PastLine = {
  id: string;
  field: string;
  before: string | null;
  after: string | null;
  by: string | null;
  at: Date;
};

/** A thing that this member has read already, with what stands in its fields now. */
export type Present = {
  kind: "evidence" | "recommendation" | "assessment";
  id: string;
  values: Record<string, unknown>;
  /** Whose it is, where that decides who reads it. */
  closure: { organisationId: string; loggedById: string } | null;
};

const MOST = 200;

/**
 * What stood in its fields, the latest change first. What the thing said while it was more closed stays closed, and what
 * named somebody who is protected since is not shown again.
 */
export async function listPast(who: StaffMember, present: Present): Promise<PastLine[]> {
  if (!may(who, "read the record")) return [];
  const rows = await record.pastValue.findMany({
    where: { thingKind: present.kind, thingId: present.id },
    orderBy: [{ at: "desc" }, { id: "asc" }],
    take: MOST,
    include: { member: { select: { name: true } } },
  });
  const names = await protectedIndex(record);
  const isGuarded = (value: string | null) =>
    value !== null && names.ok && protectedIn(value, names.value).length > 0;
  const next = new Map(
    Object.entries(present.values).map(([name, value]) => [name, wordsOf(value)]),
  );
  return rows.flatMap(({ id, field, value, confidentiality, member, at }) => {
    const after = next.get(field) ?? null;
    const isOpen = isReadable(who, present, confidentiality) && !isGuarded(value);
    next.set(field, isOpen ? value : null);
    return isOpen ? [{ id, field, before: value, after, by: member?.name ?? null, at }] : [];
  });
}

/** One value of the past, to be put back into the form; null for what is not of this thing or may not be read. */
export async function findPast(
  who: StaffMember,
  present: Present,
  id: string,
): Promise<{ field: string; value: string } | null> {
  const lines = await listPast(who, present);
  const line = lines.find((one) => one.id === id);
  return line ? { field: line.field, value: line.before ?? "" } : null;
}

const isReadable = (who: StaffMember, { closure }: Present, confidentiality: string): boolean =>
  closure === null ||
  mayRead(who, { ...closure, confidentiality: confidentiality as Confidentiality });

const wordsOf = (value: unknown): string | null =>
  value === null || value === undefined ? null : String(value);
