import "server-only";
import { record } from "@/lib/db/record";
import { done, refused, type Outcome } from "@/lib/domain/outcome";
import type { StaffMember } from "@/lib/domain/permission";
import { STAFF_FIELDS, toStaffMember } from "./staff-member";

/** The built-in member in whose name the command line acts. It has no e-mail and no password: nobody signs in as it. */
const NAME = "Command line";
/** A code would prove nothing: the key by which codes are checked stands on this machine. */
const HOLDS_ALL_KEYS = { recentlyProved: true };
/** Any number: two commands that start at once make one member. */
const MAKING = 7_310_002;

/**
 * In whose name a command of the command line is done: the member with this e-mail, else "Command line".
 * Whoever may run commands on this machine holds its keys; the name is for the audit log, and for rules such as
 * that nobody approves their own work.
 */
export async function memberForCommand(email?: string): Promise<Outcome<StaffMember>> {
  if (!email) return done(await commandLine());
  const member = await record.member.findUnique({
    where: { email: email.trim().toLowerCase() },
    select: { ...STAFF_FIELDS, frozenAt: true },
  });
  if (!member)
    return refused("not found", `Nobody here has the e-mail ${email}. Look for a slip of the pen.`);
  if (member.frozenAt)
    return refused(
      "not allowed",
      `The account ${email} is frozen, and nothing is done in its name.`,
    );
  return done(toStaffMember(member, HOLDS_ALL_KEYS));
}

async function commandLine(): Promise<StaffMember> {
  const where = { email: null, name: NAME };
  const known = await record.member.findFirst({ where, select: STAFF_FIELDS });
  if (known) return toStaffMember(known, HOLDS_ALL_KEYS);
  const made = await record.$transaction(async (tx) => {
    await tx.$queryRaw`select pg_advisory_xact_lock(${MAKING})::text`;
    const meanwhile = await tx.member.findFirst({ where, select: STAFF_FIELDS });
    if (meanwhile) return meanwhile;
    const home = { name: "This installation" };
    const { id: organisationId } = await tx.organisation.upsert({
      where: home,
      create: home,
      update: {},
    });
    return tx.member.create({ data: { name: NAME, role: "administrator", organisationId } });
  });
  return toStaffMember(made, HOLDS_ALL_KEYS);
}
