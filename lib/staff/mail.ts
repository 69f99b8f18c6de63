import "server-only";
import { randomUUID } from "node:crypto";
import { change, record, type Tx } from "@/lib/db/record";
import type { MailRhythm } from "@/lib/domain/mail";
import { done, refused, type Outcome } from "@/lib/domain/outcome";
import { may, type StaffMember } from "@/lib/domain/permission";
import { testLetter } from "@/lib/export/letter";
import { mailWords } from "@/lib/messages/mail";
import { settingWords } from "@/lib/messages/setting";
import { dropLetters, putOffCode, putOffGathered } from "./mail-job";
import { codeDigest } from "./mail-letter";
import { deliver, isMailSetUp } from "./mail-server";

/** What a member has chosen. `isProved`: their address has shown by a code to be theirs. */
export type MailChoice = { rhythm: MailRhythm; address: string; isProved: boolean };

/** One's own choice; null where this installation sends no mail. */
export async function findMailChoice(who: StaffMember): Promise<MailChoice | null> {
  if (!may(who, "read the record") || !isMailSetUp()) return null;
  return chosenBy(record, who);
}

async function chosenBy(tx: Tx, { id }: StaffMember): Promise<MailChoice | null> {
  const member = await tx.member.findUniqueOrThrow({
    where: { id },
    select: { email: true, mailChoice: true },
  });
  const { email, mailChoice } = member;
  if (!email) return null;
  return {
    rhythm: (mailChoice?.rhythm ?? "none") as MailRhythm,
    address: email,
    isProved: mailChoice?.confirmedAddress === email,
  };
}

/**
 * Chooses which notices are sent by e-mail from now on. The first time a code is sent, so that nothing else goes to an
 * address in which somebody made a slip of the pen.
 */
export async function chooseMail(
  who: StaffMember,
  { rhythm }: { rhythm: MailRhythm },
): Promise<Outcome<MailChoice>> {
  if (!may(who, "read the record")) return mayNot();
  if (rhythm !== "none" && !isMailSetUp()) return notSetUp();
  const deed = { did: "chose notices by mail", subject: `member ${who.id}`, detail: { rhythm } };
  return change(who, deed, async (tx) => {
    const before = await tx.mailChoice.findUnique({ where: { memberId: who.id } });
    const begins = (before?.rhythm ?? "none") === "none";
    await tx.mailChoice.upsert({
      where: { memberId: who.id },
      create: { memberId: who.id, rhythm },
      update: { rhythm, ...(begins && { chosenAt: new Date() }) },
    });
    const chosen = await chosenBy(tx, who);
    if (!chosen) return mayNot();
    await dropLetters(tx, who.id);
    if (rhythm !== "none" && chosen.isProved) await putOffWaiting(tx, who, rhythm);
    if (rhythm !== "none" && !chosen.isProved && !isStanding(before)) await putOffCode(tx, who.id);
    return done(chosen);
  });
}

const isStanding = (choice: { codeUntil: Date | null } | null): boolean =>
  choice !== null && choice.codeUntil !== null && choice.codeUntil.getTime() > Date.now();

/** Notices that nobody has been told of go at the new hours. */
async function putOffWaiting(tx: Tx, who: StaffMember, rhythm: MailRhythm): Promise<void> {
  const where = { memberId: who.id, readAt: null, letterId: null };
  if ((await tx.notice.count({ where })) > 0)
    await putOffGathered(tx, who.id, rhythm, new Date(), { keepTime: false });
}

/** How often one may guess at a code. */
const TRIES = 10;

/** Shows by the code that was sent there that the address is one's own. */
export async function confirmMailAddress(
  who: StaffMember,
  { code }: { code: string },
): Promise<Outcome<{ address: string }>> {
  if (!may(who, "read the record")) return mayNot();
  // A wrong guess has to stay counted, where a refusal within a change would take it back.
  const { count } = await record.mailChoice.updateMany({
    where: { memberId: who.id, codeUntil: { gt: new Date() }, codeTries: { lt: TRIES } },
    data: { codeTries: { increment: 1 } },
  });
  if (count === 0)
    return refused(
      "not found",
      "No code is waited for any more: it was over after a day, or after ten tries. Have another sent.",
      { field: "code" },
    );
  const deed = { did: "confirmed mail address", subject: `member ${who.id}` };
  return change(who, deed, async (tx) => {
    const chosen = await chosenBy(tx, who);
    const { count: right } = await tx.mailChoice.updateMany({
      where: { memberId: who.id, codeDigest: codeDigest(who.id, code.replaceAll(/\s/g, "")) },
      data: {
        confirmedAddress: chosen?.address ?? null,
        codeDigest: null,
        codeUntil: null,
        codeTries: 0,
      },
    });
    if (!chosen || right === 0)
      return refused(
        "not valid",
        "This is not the code of the latest e-mail. Type its six digits, or have another sent.",
        { field: "code" },
      );
    await putOffWaiting(tx, who, chosen.rhythm);
    return done({ address: chosen.address });
  });
}

/** Between two codes so much time has to pass: the first may still be on its way. */
const BETWEEN_MS = 2 * 60_000;
const A_DAY_MS = 24 * 3600_000;

/** Another code to one's address; the one before is over when it goes. */
export async function sendCodeAgain(who: StaffMember): Promise<Outcome<null>> {
  if (!may(who, "read the record")) return mayNot();
  if (!isMailSetUp()) return notSetUp();
  return change(who, { did: "asked for a mail code", subject: `member ${who.id}` }, async (tx) => {
    const choice = await tx.mailChoice.findUnique({ where: { memberId: who.id } });
    if (!choice || choice.rhythm === "none" || (await chosenBy(tx, who))?.isProved)
      return refused("already done", "No code is needed: open the page anew.");
    const madeAt = choice.codeUntil && choice.codeUntil.getTime() - A_DAY_MS;
    if (madeAt && Date.now() - madeAt < BETWEEN_MS)
      return refused(
        "not ready",
        "A code went out less than two minutes ago. Wait a little, and look among unwanted mail too.",
      );
    await putOffCode(tx, who.id);
    return done(null);
  });
}

/** A letter to oneself, at once and not by the queue, to see what the mail server says. */
export async function sendTestMail(who: StaffMember): Promise<Outcome<{ address: string }>> {
  if (!may(who, "change settings"))
    return refused("not allowed", "Settings are for administrators");
  const address = (await chosenBy(record, who))?.address;
  if (!address) return mayNot();
  const delivery = await deliver(address, testLetter(), randomUUID());
  if (!delivery.ok) {
    const problem = mailWords(`problems.${delivery.why}`);
    return refused("not ready", settingWords("mail.refused", { problem }));
  }
  const deed = { did: "sent a test message", subject: `member ${who.id}` };
  return change(who, deed, async () => done({ address }));
}

const mayNot = () => refused("not allowed", "Your account may not do this");
const notSetUp = () =>
  refused(
    "not ready",
    "This installation sends no e-mail: whoever runs it has set up no mail server.",
  );
