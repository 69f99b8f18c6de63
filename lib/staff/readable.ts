import "server-only";
import { Prisma } from "@/lib/db/record";
import type { StaffMember } from "@/lib/domain/permission";

/** By what is judged who may read something. */
export type Reader = Pick<StaffMember, "id" | "role" | "organisationId">;

/** The evidence that a member may read, as a condition: `mayRead` of the domain in the database's words. */
export function readableBy(who: Reader): Prisma.EvidenceWhereInput {
  if (who.role === "administrator")
    return {
      OR: [
        { confidentiality: { not: "organisation" } },
        { confidentiality: "organisation", organisationId: who.organisationId },
      ],
    };
  return {
    OR: [
      { confidentiality: { in: ["public", "embargoed", "coalition"] } },
      { confidentiality: "organisation", organisationId: who.organisationId },
      { confidentiality: { in: ["restricted", "sealed"] }, loggedById: who.id },
    ],
  };
}

/** The same for SQL, over a table or alias called `evidence`. */
export const readableSql = (who: Reader): Prisma.Sql => Prisma.sql`(
  evidence.confidentiality in ('public', 'embargoed', 'coalition')
  or (evidence.confidentiality = 'organisation' and evidence.organisation_id = ${who.organisationId}::uuid)
  or (evidence.confidentiality in ('restricted', 'sealed')
    and (evidence.logged_by_id = ${who.id}::uuid or ${who.role === "administrator"})))`;
