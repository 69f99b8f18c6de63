import { ROLES, type Role, type StaffMember } from "@/lib/domain/permission";

type MemberRow = { id: string; name: string; role: string; organisationId: string };

/** What every maker of a StaffMember reads of the member. */
export const STAFF_FIELDS = { id: true, name: true, role: true, organisationId: true } as const;

/**
 * The one maker of a StaffMember: called in lib/auth alone, once it is proved who somebody is. `recentlyProved`: they
 * have shown their second factor a short while ago.
 */
export function toStaffMember(
  { id, name, role, organisationId }: MemberRow,
  { recentlyProved = false } = {},
): StaffMember {
  if (!ROLES.includes(role as Role)) throw new Error(`member ${id} has an unknown role`);
  return { id, name, role: role as Role, organisationId, recentlyProved } as StaffMember;
}
