import "server-only";
import type { Tx } from "@/lib/db/record";
import type { NoticeReason } from "@/lib/domain/comment";
import { nextLetterClock, type MailRhythm } from "@/lib/domain/mail";
import { clockInGeneva, momentInGeneva } from "./geneva-time";
import { dropJob, putOff } from "./job";

// When letters about notices are sent: in the transaction of the notice it is put off, and at its time all that waits goes
// in one letter (lib/staff/mail-letter.ts).

/** Several calls within a minute are one letter. */
const SOON_MS = 60_000;

const gatheredKey = (memberId: string) => `notices of ${memberId}`;
const soonKey = (memberId: string) => `calls of ${memberId}`;

/** Puts off a letter for each of these members who wants one of this, and whose address is shown to be theirs. */
export async function putOffLetters(
  tx: Tx,
  members: readonly string[],
  why: NoticeReason,
): Promise<void> {
  if (members.length === 0) return;
  const choices = await tx.mailChoice.findMany({
    where: {
      memberId: { in: [...members] },
      rhythm: { not: "none" },
      confirmedAddress: { not: null },
    },
    select: { memberId: true, rhythm: true },
  });
  const now = new Date();
  for (const { memberId, rhythm } of choices) {
    if (rhythm === "mentions" && why === "mentioned") await putOffSoon(tx, memberId, now);
    else await putOffGathered(tx, memberId, rhythm as MailRhythm, now);
  }
}

const putOffSoon = (tx: Tx, memberId: string, now: Date) =>
  putOff(tx, "send notices", {
    subject: memberId,
    at: new Date(now.getTime() + SOON_MS),
    key: soonKey(memberId),
    keepTime: true,
  });

/** The letter that gathers what has come, at its next hour. One that waits already goes at its own, unless that changes. */
export async function putOffGathered(
  tx: Tx,
  memberId: string,
  rhythm: MailRhythm,
  now: Date,
  { keepTime = true } = {},
): Promise<void> {
  const clock = nextLetterClock(rhythm, clockInGeneva(now));
  if (clock === null) return;
  const at = momentInGeneva(clock);
  await putOff(tx, "send notices", {
    subject: memberId,
    at,
    key: gatheredKey(memberId),
    keepTime,
  });
}

/** Nothing that was put off for this member is sent. */
export async function dropLetters(tx: Tx, memberId: string): Promise<void> {
  await dropJob(tx, gatheredKey(memberId));
  await dropJob(tx, soonKey(memberId));
}

/** A code for the address of this member. It is made when it is sent, and stands in no queue. */
export const putOffCode = (tx: Tx, memberId: string): Promise<void> =>
  putOff(tx, "send address code", {
    subject: memberId,
    at: new Date(),
    key: `code of ${memberId}`,
  });
