import "server-only";
import { randomUUID } from "node:crypto";
import { memberBehind } from "@/lib/auth/member-behind";
import { change, record } from "@/lib/db/record";
import { done, refused, type Outcome } from "@/lib/domain/outcome";
import { may, type StaffMember } from "@/lib/domain/permission";
import { proveFirst } from "@/lib/domain/step-up";
import { dropJob, putOff } from "./job";
import { finishPublishing, publishEdition } from "./publishing";
import { checkedItems } from "./publishing-check";
import { pendingKeys } from "./publishing-pending";
import { writePlannedItems } from "./publishing-plan";

const keyOf = (id: string) => `planned edition ${id}`;

/** Nobody remembers next year what they looked at today. */
const AHEAD_MS = 60 * 24 * 60 * 60_000;

/**
 * Puts an edition to a time, as to the opening of a session: it will bring what it would bring if it were published then
 * and nothing else happened. Refused for what would be refused then.
 */
export async function planEdition(
  who: StaffMember,
  { note, at }: { note: string; at: Date },
): Promise<Outcome<{ id: string; items: number }>> {
  if (!may(who, "publish editions"))
    return refused("not allowed", "Publishing is for editors and administrators");
  const unproved = proveFirst(who);
  if (unproved) return unproved;
  const words = note.trim();
  if (!words)
    return refused("not valid", "Write a note: what does this edition bring?", { field: "note" });
  const ahead = at.getTime() - Date.now();
  if (!(ahead > 0) || ahead > AHEAD_MS)
    return refused("not valid", "Choose a time in the next sixty days, by the clock of Geneva", {
      field: "at",
    });
  const id = randomUUID();
  const deed = ({ items }: { items: number }) => ({
    did: "planned edition",
    subject: id,
    detail: { at: at.toISOString(), items },
  });
  return change(
    who,
    deed,
    async (tx) => {
      const keys = await pendingKeys(tx, at);
      const checked = await checkedItems(tx, who, { note: words, now: at, keys });
      if (!checked.ok) return checked;
      const { items } = checked.value;
      if (items.length === 0)
        return refused("not ready", "Nothing that this edition could bring has changed");
      await tx.plannedEdition.create({ data: { id, at, note: words, plannedById: who.id } });
      await writePlannedItems(
        tx,
        id,
        items.filter(({ after }) => after !== null),
      );
      await putOff(tx, "publish planned edition", { subject: id, at, key: keyOf(id) });
      return done({ id, items: items.length });
    },
    { timeoutMs: 30 * 60_000 },
  );
}

/** Nothing is published at its time then. Whoever may publish may call off, whoever planned it. */
export async function callOffEdition(who: StaffMember, id: string): Promise<Outcome<void>> {
  if (!may(who, "publish editions"))
    return refused("not allowed", "Publishing is for editors and administrators");
  return change(who, { did: "called off planned edition", subject: id }, async (tx) => {
    const { count } = await tx.plannedEdition.updateMany({
      where: { id, calledOffAt: null, edition: null, heldBackAt: null },
      data: { calledOffAt: new Date() },
    });
    if (count === 0)
      return refused("already done", "This edition has been published or called off already");
    await dropJob(tx, keyOf(id));
    return done(undefined);
  });
}

export type PlannedEdition = {
  id: string;
  at: Date;
  note: string;
  plannedBy: string;
  items: number;
  heldBackBecause: string | null;
};

const A_WEEK_MS = 7 * 24 * 60 * 60_000;

/** What waits for its time, and what was held back of late, with why. */
export async function listPlannedEditions(who: StaffMember): Promise<PlannedEdition[]> {
  if (!may(who, "read the record")) return [];
  const plans = await record.plannedEdition.findMany({
    where: {
      calledOffAt: null,
      edition: null,
      OR: [{ heldBackAt: null }, { heldBackAt: { gt: new Date(Date.now() - A_WEEK_MS) } }],
    },
    include: { plannedBy: { select: { name: true } }, _count: { select: { items: true } } },
    orderBy: { at: "asc" },
  });
  return plans.map(({ id, at, note, plannedBy, _count, heldBackBecause }) => ({
    id,
    at,
    note,
    plannedBy: plannedBy.name,
    items: _count.items,
    heldBackBecause,
  }));
}

/**
 * The job of a plan: publishes it in the name of whoever planned it, if they still may. What is refused is kept with the
 * plan for editors to read. May be done any number of times.
 */
export async function publishPlanned(id: string): Promise<void> {
  const plan = await record.plannedEdition.findUnique({ where: { id } });
  if (!plan || plan.calledOffAt || plan.heldBackAt) return;
  if (plan.at.getTime() > Date.now()) return putOffAgain();
  // It was sealed, and the server may have ended before the public had it.
  if (plan.edition !== null) return void (await finishPublishing());
  const who = await memberBehind(plan.plannedById);
  const published = who.ok ? await publishEdition(who.value, { note: plan.note, plan: id }) : who;
  if (published.ok || published.problem.code === "already done") return;
  await record.plannedEdition.update({
    where: { id },
    data: { heldBackAt: new Date(), heldBackBecause: published.problem.message },
  });
}

/** Plans that wait, for a queue that has lost their jobs, as one that was restored has. */
export async function putOffAgain(): Promise<void> {
  const plans = await record.plannedEdition.findMany({
    where: { calledOffAt: null, edition: null, heldBackAt: null },
    select: { id: true, at: true },
  });
  await record.$transaction(async (tx) => {
    for (const { id, at } of plans)
      await putOff(tx, "publish planned edition", { subject: id, at, key: keyOf(id) });
  });
}
