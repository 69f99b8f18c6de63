import "server-only";
import { record } from "@/lib/db/record";
import { done, refused, type Outcome } from "@/lib/domain/outcome";
import type { StaffMember } from "@/lib/domain/permission";
import { STAFF_FIELDS, toStaffMember } from "./staff-member";

/**
 * In whose name a job is done that was put off: the member who put it off, with the role that they have now. They proved
 * who they are when they put it off. Refused where their account has been frozen since.
 */
export async function memberBehind(id: string): Promise<Outcome<StaffMember>> {
  const member = await record.member.findUnique({
    where: { id },
    select: { ...STAFF_FIELDS, frozenAt: true },
  });
  if (!member || member.frozenAt)
    return refused("not allowed", "The account of whoever planned this has been frozen");
  return done(toStaffMember(member, { recentlyProved: true }));
}
