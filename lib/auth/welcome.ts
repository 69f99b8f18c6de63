import "server-only";
import { randomUUID } from "node:crypto";
import { z } from "zod";
import { change, record, type Tx } from "@/lib/db/record";
import { done, refused, type Outcome } from "@/lib/domain/outcome";
import { hasAccounts } from "./first-administrator";
import { endSessions } from "./live-session";
import { findLink, linkIsOver, useUpLink, type OneTimeLink } from "./one-time-link";
import { hashNewPassword } from "./password";
import { toStaffMember } from "./staff-member";

// Following a one-time link: whoever holds it becomes a member (or gets a new password) by what it says, and the
// change carries that member's own name.

export const memberName = z.string().trim().min(1, "Write your name").max(200);
export const organisationName = z
  .string()
  .trim()
  .min(1, "Write the name of your organisation")
  .max(200);
export const memberEmail = z
  .string()
  .trim()
  .toLowerCase()
  .max(254)
  .pipe(z.email("This is not an e-mail address"));

/** What the welcome form asks for; which of it, the link's purpose says. */
export const welcomeAnswers = z.strictObject({
  token: z.string().max(100),
  name: memberName.optional(),
  organisation: organisationName.optional(),
  email: memberEmail.optional(),
  password: z.string().max(1024),
});
export type WelcomeAnswers = z.output<typeof welcomeAnswers>;

/** What a link's page shows before anything is done. */
export type Welcome =
  | { purpose: "first-administrator" }
  | { purpose: "invitation"; email: string; role: string; organisation: string }
  | { purpose: "reset"; email: string; name: string };

/** What this link is for; null where it is over. Uses nothing up. */
export async function findWelcome(token: string): Promise<Welcome | null> {
  const link = await findLink(token);
  if (!link) return null;
  if (link.purpose === "first-administrator")
    return (await hasAccounts(record)) ? null : { purpose: link.purpose };
  if (link.purpose === "invitation") {
    const { name } = await record.organisation.findUniqueOrThrow({
      where: { id: link.organisationId },
    });
    return { purpose: link.purpose, email: link.email, role: link.role, organisation: name };
  }
  const member = await record.member.findUniqueOrThrow({ where: { id: link.memberId } });
  return { purpose: link.purpose, email: member.email ?? "", name: member.name };
}

/** Uses the link up and does what it says. Gives back the e-mail to sign in with. */
export async function acceptWelcome(answers: WelcomeAnswers): Promise<Outcome<{ email: string }>> {
  const link = await findLink(answers.token);
  if (!link) return linkIsOver();
  // Costly, so only for a holder of a link, and outside the transaction.
  const password = await hashNewPassword(answers.password, await wordsAbout(link, answers));
  if (!password.ok) return password;
  const passwordHash = password.value;
  if (link.purpose === "reset") return setNewPassword(link, passwordHash);
  if (link.purpose === "invitation") return acceptInvitation(link, answers, passwordHash);
  return makeFirstAdministrator(link, answers, passwordHash);
}

/** What is read of a member to know the words of which their password may not consist. */
export const OWN_WORDS = { include: { organisation: { select: { name: true } } } } as const;

type WithOwnWords = { name: string; email: string | null; organisation: { name: string } };
export const wordsOf = ({ name, email, organisation }: WithOwnWords): string[] => [
  name,
  email ?? "",
  organisation.name,
];

/** What somebody who knows the owner would guess first. */
async function wordsAbout(link: OneTimeLink, given: WelcomeAnswers): Promise<string[]> {
  const typed = [given.name, given.email, given.organisation].filter((word) => word !== undefined);
  if (link.purpose === "first-administrator") return typed;
  if (link.purpose === "invitation") {
    const where = { id: link.organisationId };
    const { name } = await record.organisation.findUniqueOrThrow({ where });
    return [...typed, link.email, name];
  }
  return wordsOf(
    await record.member.findUniqueOrThrow({ where: { id: link.memberId }, ...OWN_WORDS }),
  );
}

async function makeFirstAdministrator(
  link: OneTimeLink,
  { name, email, organisation }: WelcomeAnswers,
  passwordHash: string,
): Promise<Outcome<{ email: string }>> {
  if (!name) return refused("not valid", "Write your name", { field: "name" });
  if (!email) return refused("not valid", "Write your e-mail address", { field: "email" });
  if (!organisation)
    return refused("not valid", "Write the name of your organisation", { field: "organisation" });
  const known = await record.organisation.findUnique({ where: { name: organisation } });
  const organisationId = known?.id ?? randomUUID();
  return addMember(
    link,
    { name, email, role: "administrator", organisationId, passwordHash },
    "became first administrator",
    async (tx) => {
      if (await hasAccounts(tx))
        return refused(
          "already done",
          "There is an administrator already. Ask them to invite you.",
        );
      if (!known)
        await tx.organisation.create({ data: { id: organisationId, name: organisation } });
      return done(null);
    },
  );
}

async function acceptInvitation(
  link: OneTimeLink & { purpose: "invitation" },
  { name }: WelcomeAnswers,
  passwordHash: string,
): Promise<Outcome<{ email: string }>> {
  if (!name) return refused("not valid", "Write your name", { field: "name" });
  const { email, role, organisationId } = link;
  return addMember(
    link,
    { name, email, role, organisationId, passwordHash },
    "accepted invitation",
    async (tx) =>
      (await tx.member.findUnique({ where: { email } }))
        ? refused("already done", `${email} has an account already. Sign in with it.`)
        : done(null),
  );
}

type MemberToAdd = {
  name: string;
  email: string;
  role: string;
  organisationId: string;
  passwordHash: string;
};

async function addMember(
  link: OneTimeLink,
  member: MemberToAdd,
  did: string,
  prepare: (tx: Tx) => Promise<Outcome<null>>,
): Promise<Outcome<{ email: string }>> {
  const who = toStaffMember({ id: randomUUID(), ...member });
  const { role, organisationId } = member;
  const deed = { did, subject: `member ${who.id}`, detail: { role, organisationId } };
  return change(who, deed, async (tx) => {
    const used = await useUpLink(tx, link);
    if (!used.ok) return used;
    const prepared = await prepare(tx);
    if (!prepared.ok) return prepared;
    await tx.member.create({ data: { id: who.id, ...member } });
    return done({ email: member.email });
  });
}

async function setNewPassword(
  link: OneTimeLink & { purpose: "reset" },
  passwordHash: string,
): Promise<Outcome<{ email: string }>> {
  const member = await record.member.findUniqueOrThrow({ where: { id: link.memberId } });
  const deed = { did: "set a new password by link", subject: `member ${member.id}` };
  return change(toStaffMember(member), deed, async (tx) => {
    const used = await useUpLink(tx, link);
    if (!used.ok) return used;
    await tx.member.update({ where: { id: member.id }, data: { passwordHash } });
    await endSessions(tx, member.id);
    return done({ email: member.email ?? "" });
  });
}
