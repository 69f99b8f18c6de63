"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import type { Answer } from "@/components/staff/answer";
import { memberEmail, organisationName } from "@/lib/auth/welcome";
import { ROLES } from "@/lib/domain/permission";
import { accountWords } from "@/lib/messages/account";
import { freezeMember, inviteMember, resetLink, setRole, unfreezeMember } from "@/lib/staff/member";
import { removeOrganisationLogo } from "@/lib/staff/logo";
import { removeFactor } from "@/lib/staff/member-factor";
import { createOrganisation } from "@/lib/staff/organisation";
import { answering } from "../answering";

const oneMember = z.strictObject({ memberId: z.uuid() });
const role = z.enum(ROLES);
const memberAndRole = oneMember.extend({ role });
const oneOrganisation = z.strictObject({ organisationId: z.uuid() });
const newOrganisation = z.strictObject({ name: organisationName });
const invitation = z.strictObject({
  email: memberEmail,
  role,
  organisationId: z.uuid("Choose an organisation"),
});

export async function inviteMemberAction(_before: Answer, form: FormData): Promise<Answer> {
  return answering(form, invitation, inviteMember, () => showAnew("members.inviteDone"));
}

export async function resetLinkAction(_before: Answer, form: FormData): Promise<Answer> {
  return answering(form, oneMember, resetLink, () => accountWords("members.resetDone"));
}

export async function setRoleAction(_before: Answer, form: FormData): Promise<Answer> {
  return answering(form, memberAndRole, setRole, () => showAnew("members.roleDone"));
}

export async function freezeMemberAction(_before: Answer, form: FormData): Promise<Answer> {
  return answering(form, oneMember, freezeMember, () => showAnew("members.stateDone"));
}

export async function unfreezeMemberAction(_before: Answer, form: FormData): Promise<Answer> {
  return answering(form, oneMember, unfreezeMember, () => showAnew("members.stateDone"));
}

export async function removeFactorAction(_before: Answer, form: FormData): Promise<Answer> {
  return answering(form, oneMember, removeFactor, () => showAnew("members.removeFactorDone"));
}

export async function createOrganisationAction(_before: Answer, form: FormData): Promise<Answer> {
  return answering(form, newOrganisation, createOrganisation, () =>
    showAnew("members.organisationDone"),
  );
}

export async function removeOrganisationLogoAction(
  _before: Answer,
  form: FormData,
): Promise<Answer> {
  return answering(form, oneOrganisation, removeOrganisationLogo, () =>
    showAnew("members.logos.removed"),
  );
}

function showAnew(
  words: `members.${"logos.removed" | "inviteDone" | "roleDone" | "stateDone" | "organisationDone" | "removeFactorDone"}`,
): string {
  revalidatePath("/desk/members");
  return accountWords(words);
}
