import "server-only";
import { endSessions, proveSession } from "@/lib/auth/live-session";
import { newRecoveryCode, RECOVERY_CODES, recoveryDigest } from "@/lib/auth/recovery-code";
import { newSeed, openSeed, sealSeed } from "@/lib/auth/seed";
import { digest } from "@/lib/auth/token";
import { keyAddress, stepOf, typedKey } from "@/lib/auth/totp";
import { change, record, type Tx } from "@/lib/db/record";
import { done, refused, type Outcome } from "@/lib/domain/outcome";
import { may, needsSecondFactor, type StaffMember } from "@/lib/domain/permission";
import { proveFirst } from "@/lib/domain/step-up";

// The second factor of a member: an authenticator app, and recovery codes for when it is lost.

/** A key that was offered and not confirmed is forgotten after this. */
const OFFER_MS = 30 * 60_000;

export type OwnFactor = {
  /** Since when codes are asked for; null where they are not. */
  confirmedAt: Date | null;
  /** A key that waits for its first code: as it is typed into an app, and as an address that an app opens. */
  offered: { key: string; address: string } | null;
  recoveryCodesLeft: number;
  /** Their role cannot be without it. */
  isRequired: boolean;
};

/** One's own second factor, as the page of the account shows it. */
export async function findOwnFactor(who: StaffMember): Promise<Outcome<OwnFactor>> {
  if (!may(who, "read the record")) return mayNot();
  const [factor, recoveryCodesLeft, { email }] = await Promise.all([
    record.secondFactor.findUnique({ where: { memberId: who.id } }),
    record.recoveryCode.count({ where: { memberId: who.id, usedAt: null } }),
    record.member.findUniqueOrThrow({ where: { id: who.id }, select: { email: true } }),
  ]);
  const seed = standingOffer(who, factor, new Date());
  return done({
    confirmedAt: factor?.confirmedAt ?? null,
    offered: seed && { key: typedKey(seed), address: keyAddress(seed, email ?? who.name) },
    recoveryCodesLeft,
    isRequired: needsSecondFactor(who.role),
  });
}

/** Makes a key to be confirmed by a code. The app that stands, if one does, goes on until then, and is asked for first. */
export async function offerFactor(who: StaffMember): Promise<Outcome<null>> {
  if (!may(who, "read the record")) return mayNot();
  const factor = await record.secondFactor.findUnique({ where: { memberId: who.id } });
  const unproved = factor?.confirmedAt ? proveFirst(who) : null;
  if (unproved) return unproved;
  return change(who, deedOf("began to set up a second factor", who.id), async (tx) => {
    const offer = { offeredSeed: sealSeed(newSeed(), who.id), offeredAt: new Date() };
    await tx.secondFactor.upsert({
      where: { memberId: who.id },
      create: { memberId: who.id, ...offer },
      update: offer,
    });
    return done(null);
  });
}

/**
 * Sets the offered key in place by the first code of it. `current` is the session that goes on, under the token given
 * back; all others end.
 */
export async function confirmFactor(
  who: StaffMember,
  { code, current }: { code: string; current: string },
): Promise<Outcome<{ token: string }>> {
  if (!may(who, "read the record")) return mayNot();
  return change(who, deedOf("set up a second factor", who.id), async (tx) => {
    const now = new Date();
    const factor = await tx.secondFactor.findUnique({ where: { memberId: who.id } });
    const seed = standingOffer(who, factor, now);
    if (!seed)
      return refused(
        "not found",
        "This key is over: it waited for half an hour. Begin anew, and scan the new one.",
      );
    const step = stepOf(seed, code.replaceAll(/\s/g, ""), now);
    if (step === null)
      return refused(
        "not valid",
        "This is not the code of the key above. Type the six digits that the app shows now; and look whether the clock of your phone is right.",
        { field: "code" },
      );
    const { count } = await tx.secondFactor.updateMany({
      where: { memberId: who.id, offeredSeed: factor?.offeredSeed ?? null },
      data: {
        sealedSeed: factor?.offeredSeed ?? null,
        confirmedAt: now,
        lastStep: step,
        offeredSeed: null,
        offeredAt: null,
      },
    });
    const token = count === 1 ? await proveSession(tx, current, now) : null;
    if (!token) return refused("signed out", "This session is over: sign in again.");
    await endSessions(tx, who.id, digest(token));
    return done({ token });
  });
}

/** Ten new recovery codes, shown this once; those before are over. */
export async function makeRecoveryCodes(who: StaffMember): Promise<Outcome<{ codes: string[] }>> {
  if (!may(who, "read the record")) return mayNot();
  const unproved = proveFirst(who);
  if (unproved) return unproved;
  const codes = Array.from({ length: RECOVERY_CODES }, newRecoveryCode);
  return change(who, deedOf("made recovery codes", who.id), async (tx) => {
    const factor = await tx.secondFactor.findUnique({ where: { memberId: who.id } });
    if (!factor?.confirmedAt)
      return refused(
        "not ready",
        "Set up an authenticator app first: these codes stand in for it.",
      );
    await tx.recoveryCode.deleteMany({ where: { memberId: who.id } });
    await tx.recoveryCode.createMany({
      data: codes.map((code) => ({ codeHash: recoveryDigest(code) ?? "", memberId: who.id })),
    });
    return done({ codes });
  });
}

/** Goes back to the password alone, where one's role allows it. */
export async function removeOwnFactor(who: StaffMember): Promise<Outcome<null>> {
  if (!may(who, "read the record")) return mayNot();
  if (needsSecondFactor(who.role))
    return refused(
      "not ready",
      "Your role cannot be without a second factor. You can set up another app in place of this one.",
    );
  const unproved = proveFirst(who);
  if (unproved) return unproved;
  return change(who, deedOf("removed own second factor", who.id), (tx) => remove(tx, who.id));
}

/**
 * Takes the second factor from a member who has lost both the app and the recovery codes. Their sessions end; where
 * their role asks for one, they set up another before anything else.
 */
export async function removeFactor(
  who: StaffMember,
  { memberId }: { memberId: string },
): Promise<Outcome<null>> {
  if (!may(who, "manage members")) return refused("not allowed", BY_ADMINISTRATORS);
  const unproved = proveFirst(who);
  if (unproved) return unproved;
  if (memberId === who.id)
    return refused(
      "same person",
      "This is your own: set up another app on the page of your account, or ask another administrator.",
    );
  return change(who, deedOf("removed second factor", memberId), async (tx) => {
    const removed = await remove(tx, memberId);
    if (removed.ok) await endSessions(tx, memberId);
    return removed;
  });
}

async function remove(tx: Tx, memberId: string): Promise<Outcome<null>> {
  const { count } = await tx.secondFactor.deleteMany({ where: { memberId } });
  await tx.recoveryCode.deleteMany({ where: { memberId } });
  return count === 1 ? done(null) : refused("already done", "There is no second factor to remove.");
}

type Offer = { offeredSeed: string | null; offeredAt: Date | null } | null;

function standingOffer(who: StaffMember, factor: Offer, now: Date): Buffer | null {
  if (!factor?.offeredSeed || !factor.offeredAt) return null;
  const age = now.getTime() - factor.offeredAt.getTime();
  return age < OFFER_MS ? openSeed(factor.offeredSeed, who.id) : null;
}

const deedOf = (did: string, memberId: string) => ({ did, subject: `member ${memberId}` });
const mayNot = () => refused("not allowed", "Your account may not do this");
const BY_ADMINISTRATORS = "Members are looked after by administrators.";
