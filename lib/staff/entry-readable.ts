import "server-only";
import { Prisma, type Tx } from "@/lib/db/record";
import { mayRead, type Confidentiality } from "@/lib/domain/confidentiality";
import type { EntryFacts, EntryKind } from "@/lib/domain/entry/kind";
import { linksOf, type EntryLink } from "@/lib/domain/entry/link";
import type { StaffMember } from "@/lib/domain/permission";
import type { Reader } from "./readable";

// Who may read an entry, in the words of the rules, of Prisma and of SQL: the three say the same.

export const mayReadEntry = (
  who: StaffMember,
  entry: { confidentiality: string; organisationId: string; createdById: string },
): boolean =>
  mayRead(who, {
    confidentiality: entry.confidentiality as Confidentiality,
    organisationId: entry.organisationId,
    loggedById: entry.createdById,
  });

export function readableEntries(who: Reader): Prisma.EntryWhereInput {
  const closed = { confidentiality: { in: ["restricted", "sealed"] } };
  return {
    OR: [
      { confidentiality: { in: ["public", "embargoed", "coalition"] } },
      { confidentiality: "organisation", organisationId: who.organisationId },
      who.role === "administrator" ? closed : { ...closed, createdById: who.id },
    ],
  };
}

/** Over a table or alias called `entry`. */
export const readableEntriesSql = (who: StaffMember): Prisma.Sql => Prisma.sql`(
  entry.confidentiality in ('public', 'embargoed', 'coalition')
  or (entry.confidentiality = 'organisation' and entry.organisation_id = ${who.organisationId}::uuid)
  or (entry.confidentiality in ('restricted', 'sealed')
    and (entry.created_by_id = ${who.id}::uuid or ${who.role === "administrator"})))`;

/**
 * The links of these facts that lead to entries of which this member may not know. One that leads nowhere at all
 * counts among them: the two look the same.
 */
export async function hiddenLinks(
  tx: Pick<Tx, "entry">,
  who: StaffMember,
  given: readonly { kind: EntryKind; facts: EntryFacts }[],
): Promise<(link: EntryLink) => boolean> {
  const links = given
    .flatMap(({ kind, facts }) => linksOf(kind, facts))
    .filter(({ target }) => target.startsWith("entry:"));
  if (links.length === 0) return () => false;
  const readable = await tx.entry.findMany({
    where: {
      OR: links.map(({ target, value }) => ({ kind: target.slice("entry:".length), key: value })),
      AND: [readableEntries(who)],
    },
    select: { kind: true, key: true },
  });
  const known = new Set(readable.map(({ kind, key }) => `entry:${kind} ${key}`));
  return ({ target, value }) => target.startsWith("entry:") && !known.has(`${target} ${value}`);
}
