import "server-only";
import { randomInt, randomUUID } from "node:crypto";
import { memberBehind } from "@/lib/auth/member-behind";
import { keyedDigest } from "@/lib/auth/token";
import { record, type Tx } from "@/lib/db/record";
import type { Letter, MailProblem, MailRhythm } from "@/lib/domain/mail";
import { may, type StaffMember } from "@/lib/domain/permission";
import { env } from "@/lib/env";
import { codeLetter, noticeLetter, type NoticeCounts } from "@/lib/export/letter";
import { putOffGathered } from "./mail-job";
import { deliver, isMailSetUp } from "./mail-server";
import { listUntold } from "./notice";

// The jobs that write to members. What a letter says is read when it is sent: whoever was frozen since, or may no longer
// read something, is told nothing of it. Whoever chose to be written to no longer is not, whatever was put off.

/** What the queue keeps of a letter that was not sent, and the page of jobs says in words. */
class MailFailure extends Error {
  override name = "MailFailure";
  constructor(readonly code: MailProblem) {
    super(code);
  }
}

/** Where no letter could be sent for so long, as while no mail server was set up, it tells only of the last days. */
const BACK_MS = 14 * 24 * 3600_000;

/** A letter about notices, and which it tells of. */
export type NoticeLetter = { to: string; letter: Letter; notices: string[] };

/** What would be sent to this member now; null where they want nothing, or nothing waits. */
export async function findNoticeLetter(
  who: StaffMember,
  now = new Date(),
  tx: Tx = record,
): Promise<NoticeLetter | null> {
  if (!may(who, "read the record")) return null;
  const choice = await tx.mailChoice.findUnique({
    where: { memberId: who.id },
    include: { member: { select: { email: true } } },
  });
  const to = choice?.member.email;
  if (!choice || choice.rhythm === "none" || !to || choice.confirmedAddress !== to) return null;
  const since = new Date(Math.max(choice.chosenAt.getTime(), now.getTime() - BACK_MS));
  const untold = await listUntold(who, since, tx);
  const counts: NoticeCounts = {};
  for (const { why } of untold) counts[why] = (counts[why] ?? 0) + 1;
  const letter = noticeLetter(counts, env.ONUS_DESK_URL);
  return letter && { to, letter, notices: untold.map(({ id }) => id) };
}

/**
 * The job of a letter about notices. It is written down as begun before the server is asked, and marked after: where
 * nobody knows whether it arrived (a process that ends in between, a line cut in the last step), it is not sent again,
 * for the notices stand at the desk all the same. What certainly did not arrive is let go, and tried again later.
 */
export async function sendNotices(memberId: string): Promise<void> {
  const who = await memberBehind(memberId);
  if (!who.ok || !isMailSetUp()) return;
  const begun = await begin(who.value);
  if (!begun) return;
  const { id, to, letter } = begun;
  const delivery = await deliver(to, letter, id);
  if (delivery.ok) return void (await end(id, { sentAt: new Date() }));
  if (delivery.why !== "uncertain") {
    await record.$transaction([
      record.notice.updateMany({ where: { letterId: id }, data: { letterId: null } }),
      record.mailLetter.update({ where: { id }, data: { refusedAt: new Date() } }),
    ]);
    throw new MailFailure(delivery.why);
  }
}

/** Claims what waits for a letter. Of two jobs of one member at once, the second finds nothing. */
const begin = (who: StaffMember): Promise<(NoticeLetter & { id: string }) | null> =>
  record.$transaction(async (tx) => {
    await tx.$queryRaw`select 1 from mail_choice where member_id = ${who.id}::uuid for update`;
    const found = await findNoticeLetter(who, new Date(), tx);
    if (!found) return null;
    const { id } = await tx.mailLetter.create({ data: { memberId: who.id } });
    await tx.notice.updateMany({
      where: { id: { in: found.notices } },
      data: { letterId: id },
    });
    return { id, ...found };
  });

const end = (id: string, data: { sentAt: Date }) =>
  record.mailLetter.update({ where: { id }, data });

const CODE_MS = 24 * 3600_000;

/** What is kept of a code: a digest for this member alone, at which nobody can guess without the key. */
export const codeDigest = (memberId: string, code: string): string =>
  keyedDigest(`mail ${memberId} ${code}`);

/** The job of a code: it is made here, so that no queue and no backup holds it. One that was sent before is over. */
export async function sendAddressCode(memberId: string): Promise<void> {
  const who = await memberBehind(memberId);
  if (!who.ok || !isMailSetUp()) return;
  const { member, ...choice } = await record.mailChoice.findUniqueOrThrow({
    where: { memberId },
    include: { member: { select: { email: true } } },
  });
  const { email } = member;
  if (choice.rhythm === "none" || !email || choice.confirmedAddress === email) return;
  const code = String(randomInt(1_000_000)).padStart(6, "0");
  await record.mailChoice.update({
    where: { memberId },
    data: {
      codeDigest: codeDigest(memberId, code),
      codeUntil: new Date(Date.now() + CODE_MS),
      codeTries: 0,
    },
  });
  const delivery = await deliver(email, codeLetter(code), randomUUID());
  if (!delivery.ok && delivery.why !== "uncertain") throw new MailFailure(delivery.why);
}

/** Puts off again what waits to be told, for a queue that has lost its jobs, as one that was restored has. */
export async function putOffLettersAgain(now = new Date()): Promise<void> {
  const waiting = await record.mailChoice.findMany({
    where: {
      rhythm: { not: "none" },
      confirmedAddress: { not: null },
      member: { frozenAt: null, notices: { some: { readAt: null, letterId: null } } },
    },
    select: { memberId: true, rhythm: true },
  });
  await record.$transaction(async (tx) => {
    for (const { memberId, rhythm } of waiting)
      await putOffGathered(tx, memberId, rhythm as MailRhythm, now);
  });
}
