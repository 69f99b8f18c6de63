import "server-only";
import { record } from "@/lib/db/record";
import { done, refused, type Outcome } from "@/lib/domain/outcome";
import { may, type StaffMember } from "@/lib/domain/permission";
import { typedFields, type TypedFields, type UnsentKey } from "@/lib/domain/unsent";

// What members type is kept while they type it (docs/decisions/016). It is no part of the record until it is saved: it
// changes nothing, so that it leaves no line in the log, and nobody but its writer is ever shown it.

export type Unsent = { typed: TypedFields; keptAt: Date };

const DAY_MS = 86_400_000;
const KEPT_DAYS = 30;
const MOST_FORMS = 200;

/** Keeps what stands in a form now, in place of what stood in it before. */
export async function keepUnsent(
  who: StaffMember,
  { form, about }: UnsentKey,
  typed: TypedFields,
): Promise<Outcome<{ keptAt: Date }>> {
  if (!may(who, "log evidence"))
    return refused("not allowed", "Words are kept for those who may save them");
  const own = { memberId: who.id, form, about };
  const keptAt = new Date();
  const before = await record.unsent.updateMany({ where: own, data: { typed, keptAt } });
  if (before.count > 0) return done({ keptAt });
  await makeRoom(who);
  await record.unsent.upsert({
    where: { memberId_form_about: own },
    create: { ...own, typed, keptAt },
    update: { typed, keptAt },
  });
  return done({ keptAt });
}

/** What this member has typed in this form and not saved. */
export async function findUnsent(
  who: StaffMember,
  { form, about }: UnsentKey,
): Promise<Unsent | null> {
  if (!may(who, "log evidence")) return null;
  const found = await record.unsent.findFirst({
    where: { memberId: who.id, form, about, keptAt: { gt: oldest() } },
  });
  const typed = typedFields.safeParse(found?.typed);
  return found && typed.success ? { typed: typed.data, keptAt: found.keptAt } : null;
}

/** Lets go of what was typed in a form: its writer does not want it any more. */
export async function forgetUnsent(
  who: StaffMember,
  { form, about }: UnsentKey,
): Promise<Outcome<null>> {
  if (!may(who, "log evidence"))
    return refused("not allowed", "Words are kept for those who may save them");
  await record.unsent.deleteMany({ where: { memberId: who.id, form, about } });
  return done(null);
}

/** The outcome of a save; where it went well, what had been kept of its form goes. */
export async function saving<T>(
  who: StaffMember,
  key: UnsentKey,
  outcome: Promise<Outcome<T>>,
): Promise<Outcome<T>> {
  const came = await outcome;
  if (came.ok) await forgetUnsent(who, key);
  return came;
}

const oldest = () => new Date(Date.now() - KEPT_DAYS * DAY_MS);

/** What is a month old goes, of everybody; of one member, the oldest beyond so many forms. */
async function makeRoom(who: StaffMember): Promise<void> {
  await record.unsent.deleteMany({ where: { keptAt: { lte: oldest() } } });
  const beyond = await record.unsent.findMany({
    where: { memberId: who.id },
    orderBy: { keptAt: "desc" },
    skip: MOST_FORMS - 1,
    select: { form: true, about: true },
  });
  for (const { form, about } of beyond)
    await record.unsent.deleteMany({ where: { memberId: who.id, form, about } });
}
