"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { actionOf } from "@/lib/auth/doorman";
import { memberEmail, organisationName } from "@/lib/auth/welcome";
import { ROLES } from "@/lib/domain/permission";
import { freezeMember, inviteMember, resetLink, setRole, unfreezeMember } from "@/lib/staff/member";
import { createOrganisation } from "@/lib/staff/organisation";

const showAnew = () => revalidatePath("/desk/members");
const oneMember = z.strictObject({ memberId: z.uuid() });
const role = z.enum(ROLES);
const invitation = z.strictObject({
  email: memberEmail,
  role,
  organisationId: z.uuid("Choose an organisation"),
});

export const inviteMemberAction = actionOf(invitation, inviteMember, showAnew);
export const resetLinkAction = actionOf(oneMember, resetLink);
export const setRoleAction = actionOf(oneMember.extend({ role }), setRole, showAnew);
export const freezeMemberAction = actionOf(oneMember, freezeMember, showAnew);
export const unfreezeMemberAction = actionOf(oneMember, unfreezeMember, showAnew);
export const createOrganisationAction = actionOf(
  z.strictObject({ name: organisationName }),
  createOrganisation,
  showAnew,
);
