import { randomUUID } from "node:crypto";
import { Secret, TOTP } from "otpauth";
import { beforeEach, describe, expect, test } from "vitest";
import { record } from "@/lib/db/record";
import { world } from "@/lib/db/testing/world";
import type { Role, StaffMember } from "@/lib/domain/permission";
import { freezeMember, resetLink } from "@/lib/staff/member";
import {
  confirmFactor,
  findOwnFactor,
  makeRecoveryCodes,
  offerFactor,
  removeFactor,
  removeOwnFactor,
} from "@/lib/staff/member-factor";
import { markBrowser } from "./known-browser";
import { findLiveSession, openSession, type LiveSession } from "./live-session";
import { hashNewPassword } from "./password";
import { proveAgain } from "./proof";
import { newRecoveryCode, recoveryDigest } from "./recovery-code";
import { findPending, finishSecondStep, PENDING_MS } from "./second-step";
import { newSeed, openSeed, sealSeed } from "./seed";
import { signIn } from "./sign-in";
import type { Surroundings } from "./surroundings";
import { stepOf } from "./totp";
import { digest } from "./token";
import { acceptWelcome } from "./welcome";

const PASSWORD = "seven quiet herons cross the estuary";
const STRANGER: Surroundings = {
  device: "A browser",
  network: null,
  knownBrowser: undefined,
  earlierToken: undefined,
};
const STEP = 30_000;

beforeEach(async () => {
  await record.rateLimit.deleteMany();
});

describe("the arithmetic of codes", () => {
  const seed = Buffer.from("12345678901234567890");
  // The times and codes of RFC 6238, appendix B, of which apps show the last six digits.
  test.each([
    [59, "287082"],
    [1111111109, "081804"],
    [1111111111, "050471"],
    [1234567890, "005924"],
    [2000000000, "279037"],
    [20000000000, "353130"],
  ])("at second %i takes %s, and for half a minute before and after", (second, code) => {
    const at = (ms: number) => stepOf(seed, code, new Date(second * 1000 + ms));
    const step = Math.floor(second / 30);
    expect([at(0), at(-STEP), at(STEP)]).toEqual([step, step, step]);
    expect([at(-2 * STEP), at(2 * STEP)]).toEqual([null, null]);
  });

  test.each(["", "28708", "2870820", "28708a", "２８７０８２", "287082 OR 1=1"])(
    "takes no %j",
    (code) => expect(stepOf(seed, code, new Date(59_000))).toBeNull(),
  );

  test("a sealed seed opens for its own member alone, and not after a bit of it was changed", () => {
    const [mine, other] = [randomUUID(), randomUUID()];
    const fresh = newSeed();
    const sealed = sealSeed(fresh, mine);
    expect(openSeed(sealed, mine)).toEqual(fresh);
    expect(openSeed(sealed, other)).toBeNull();
    for (const part of [0, 1, 2]) expect(openSeed(turned(sealed, part), mine)).toBeNull();
    expect(openSeed("nobody has it", mine)).toBeNull();
    expect(sealSeed(fresh, mine)).not.toBe(sealed);
  });

  test("a recovery code is known however it is typed, and nothing else is one", () => {
    const code = newRecoveryCode();
    expect(code).toMatch(/^([0-9a-hjkmnp-tv-z]{4}-){3}[0-9a-hjkmnp-tv-z]{4}$/);
    const typed = ` ${code.replaceAll("-", " ").replaceAll("0", "O").replaceAll("1", "l")} `;
    expect(recoveryDigest(typed.toUpperCase())).toBe(recoveryDigest(code));
    expect(recoveryDigest(code.slice(1))).toBeNull();
    expect(recoveryDigest("u".repeat(16))).toBeNull();
  });
});

describe("after the right password", () => {
  test("who has a second factor gets no session, only the question for a code", async () => {
    const { who, email } = await withApp("editor");
    const before = await sessionsOf(who);
    const answer = await signIn({ email, password: PASSWORD }, STRANGER);
    expect(answer).toMatchObject({ ok: false, problem: "second-step" });
    expect(await sessionsOf(who)).toBe(before);
    const { pending } = answer as { pending: string };
    expect(await findLiveSession(pending)).toBeNull();
    const kept = await record.pendingSignIn.findMany();
    expect(JSON.stringify(kept)).not.toContain(pending);
  });

  test("the code lets in, once, and the session has shown it", async () => {
    const { email, code } = await withApp("editor");
    const pending = await passwordGiven(email);
    const now = code();
    const inside = await finishSecondStep({ pending, code: now }, STRANGER);
    const session = await findLiveSession(inside.ok ? inside.token : "");
    expect(session).toMatchObject({ email, mustEnrol: false, who: { recentlyProved: true } });
    expect(await finishSecondStep({ pending, code: now }, STRANGER)).toEqual(OVER);
    const again = await passwordGiven(email);
    expect(await finishSecondStep({ pending: again, code: now }, STRANGER)).toEqual(WRONG);
  });

  test("of four who send one code at the same moment, each after the password, one is let in", async () => {
    const { who, email, code } = await withApp("administrator");
    const waiting: string[] = [];
    for (let n = 0; n < 4; n++) waiting.push(await passwordGiven(email));
    const before = await sessionsOf(who);
    const now = code();
    const answers = await Promise.all(
      waiting.map((pending) => finishSecondStep({ pending, code: now }, STRANGER)),
    );
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await sessionsOf(who)).toBe(before + 1);
  });

  test("the code of half a minute ago is refused after a later one was used", async () => {
    const { email, code } = await withApp("editor");
    const later = new Date(Date.now() + 2 * STEP);
    const use = async (given: string) =>
      finishSecondStep({ pending: await passwordGiven(email), code: given }, STRANGER, later);
    expect(await use(code(STEP))).toMatchObject({ ok: true });
    expect(await use(code())).toEqual(WRONG);
  });

  test("another member's code, and another's recovery code, let nobody in", async () => {
    const [mine, theirs] = [await withApp("editor"), await withApp("editor")];
    const [recovery = ""] = await recoveryCodesOf(theirs.who);
    const pending = await passwordGiven(mine.email);
    for (const code of [theirs.code(), recovery])
      expect(await finishSecondStep({ pending, code }, STRANGER)).toEqual(WRONG);
    const left = await record.recoveryCode.count({
      where: { memberId: theirs.who.id, usedAt: null },
    });
    expect(left).toBe(10);
  });

  test("a token that was made up, is missing or has waited too long asks for the password again", async () => {
    const { email, code } = await withApp("editor");
    for (const pending of [undefined, "", "made-up"])
      expect(await finishSecondStep({ pending, code: code() }, STRANGER)).toEqual(OVER);
    const pending = await passwordGiven(email);
    expect(await findPending(pending, new Date(Date.now() + PENDING_MS - 1000))).not.toBeNull();
    expect(await findPending(pending, new Date(Date.now() + PENDING_MS + 1000))).toBeNull();
  });

  test("freezing ends a sign-in that waits for its code", async () => {
    const { administrator } = await world();
    const { who, email, code } = await withApp("editor");
    const pending = await passwordGiven(email);
    await freezeMember(administrator, { memberId: who.id });
    expect(await finishSecondStep({ pending, code: code() }, STRANGER)).toEqual(OVER);
  });

  test("wrong codes are slowed down like wrong passwords, whichever sign-in they are sent with", async () => {
    const { email, code } = await withApp("editor");
    const problems: string[] = [];
    for (let n = 0; n < 5; n++) {
      const pending = await passwordGiven(email);
      const answer = await finishSecondStep({ pending, code: "000000" }, STRANGER);
      problems.push(answer.ok ? "let in" : answer.problem);
    }
    expect(problems).toEqual(["wrong", "wrong", "wrong", "wrong", "wait-2"]);
    const right = { pending: await passwordGiven(email), code: code() };
    expect(await finishSecondStep(right, STRANGER)).toMatchObject({
      problem: expect.stringMatching(/^wait-[12]$/),
    });
    const known = { ...STRANGER, knownBrowser: markBrowser(email) };
    expect(await finishSecondStep(right, known)).toMatchObject({ ok: true });
  });
});

describe("recovery codes", () => {
  test("let in once each, are kept as hashes alone, and are over when new ones are made", async () => {
    const { who, email } = await withApp("editor");
    const [first = "", second = "", ...others] = await recoveryCodesOf(who);
    expect(others).toHaveLength(8);
    const use = async (code: string) =>
      finishSecondStep({ pending: await passwordGiven(email), code }, STRANGER);
    expect(await use(first.toUpperCase())).toMatchObject({ ok: true });
    expect(await use(first)).toEqual(WRONG);
    expect(await findOwnFactor(who)).toMatchObject({ value: { recoveryCodesLeft: 9 } });
    await recoveryCodesOf(who);
    expect(await use(second)).toEqual(WRONG);
    const kept = JSON.stringify(await record.recoveryCode.findMany());
    expect(kept).not.toContain(second);
    expect(kept).not.toContain(second.replaceAll("-", ""));
  });

  test("are made only for an app, and only by who has shown it a short while ago", async () => {
    const { reader } = await world();
    expect(await makeRecoveryCodes(reader)).toMatchObject({ problem: { code: "not ready" } });
    const { who } = await withApp("editor");
    const later = { ...who, recentlyProved: false };
    expect(await makeRecoveryCodes(later)).toMatchObject({ problem: { code: "prove first" } });
  });
});

describe("setting up an app", () => {
  test("counts only when a code of it was given, and ends every other session", async () => {
    const { who, email } = await somebody("editor");
    const [here, elsewhere] = [await signedIn(who), await signedIn(who)];
    await offerFactor(who);
    expect((await findLiveSession(here))?.mustEnrol).toBe(true);
    expect(await passwordAlone(email)).toBe(true);
    const given = { current: digest(here) };
    expect(await confirmFactor(who, { ...given, code: "000000" })).toMatchObject({
      problem: { field: "code" },
    });
    const confirmed = await confirmFactor(who, { ...given, code: codeOf(await keyOf(who)) });
    const token = confirmed.ok ? confirmed.value.token : "";
    expect(await findLiveSession(token)).toMatchObject({ mustEnrol: false });
    expect(await findLiveSession(here)).toBeNull();
    expect(await findLiveSession(elsewhere)).toBeNull();
    expect(await passwordAlone(email)).toBe(false);
  });

  test("takes the code by which it was confirmed for no sign-in", async () => {
    const { email, firstCode } = await withApp("editor");
    const pending = await passwordGiven(email);
    expect(await finishSecondStep({ pending, code: firstCode }, STRANGER)).toEqual(WRONG);
  });

  test("in place of another asks for that one first, and leaves it standing until the new one is confirmed", async () => {
    const { who, email, code } = await withApp("editor");
    expect(await offerFactor({ ...who, recentlyProved: false })).toMatchObject({
      problem: { code: "prove first" },
    });
    expect(await offerFactor(who)).toMatchObject({ ok: true });
    const pending = await passwordGiven(email);
    const fresh = codeOf(await keyOf(who), Date.now() + STEP);
    expect(await finishSecondStep({ pending, code: fresh }, STRANGER)).toEqual(WRONG);
    expect(await finishSecondStep({ pending, code: code() }, STRANGER)).toMatchObject({ ok: true });
  });

  test("is over after half an hour", async () => {
    const { who } = await somebody("reader");
    const here = await signedIn(who);
    await offerFactor(who);
    const key = await keyOf(who);
    await record.$executeRaw`update second_factor set offered_at = now() - interval '31 minutes' where member_id = ${who.id}::uuid`;
    expect(await confirmFactor(who, { code: codeOf(key), current: digest(here) })).toMatchObject({
      problem: { code: "not found" },
    });
    expect(await findOwnFactor(who)).toMatchObject({ value: { offered: null } });
  });

  test("is not finished by a session that has ended", async () => {
    const { administrator } = await world();
    const { who } = await somebody("editor");
    const here = await signedIn(who);
    await offerFactor(who);
    const code = codeOf(await keyOf(who));
    await freezeMember(administrator, { memberId: who.id });
    expect(await confirmFactor(who, { code, current: digest(here) })).toMatchObject({ ok: false });
    expect(await findOwnFactor(who)).toMatchObject({ value: { confirmedAt: null } });
  });

  test("leaves no seed in the database that could be read there", async () => {
    const { who, key } = await withApp("editor");
    const seed = Secret.fromBase32(key.replaceAll(" ", ""));
    const row = await record.secondFactor.findUniqueOrThrow({ where: { memberId: who.id } });
    const kept = `${row.sealedSeed} ${row.offeredSeed}`;
    const bytes = Buffer.from(seed.hex, "hex");
    for (const form of [seed.base32, seed.hex, bytes.toString("base64url")])
      expect(kept.toLowerCase()).not.toContain(form.toLowerCase());
  });

  test("is asked of editors and administrators before anything else, and of nobody below", async () => {
    const asked = async (role: Role) =>
      (await findLiveSession(await signedIn((await somebody(role)).who)))?.mustEnrol;
    expect([await asked("reader"), await asked("researcher")]).toEqual([false, false]);
    expect([await asked("editor"), await asked("administrator")]).toEqual([true, true]);
  });
});

describe("without the app", () => {
  test("a new password by link lets nobody in: the code is still asked for", async () => {
    const { administrator } = await world();
    const { who, email, code } = await withApp("editor");
    const link = await resetLink(administrator, { memberId: who.id });
    const token = link.ok ? (link.value.link.split("/").at(-1) ?? "") : "";
    const password = "nine loud geese leave the harbour";
    expect(await acceptWelcome({ token, password })).toMatchObject({ ok: true });
    const answer = await signIn({ email, password }, STRANGER);
    expect(answer).toMatchObject({ ok: false, problem: "second-step" });
    const { pending } = answer as { pending: string };
    expect(await finishSecondStep({ pending, code: code() }, STRANGER)).toMatchObject({ ok: true });
  });

  test("setting a new password ends a sign-in that waits with the old one", async () => {
    const { administrator } = await world();
    const { who, email, code } = await withApp("editor");
    const pending = await passwordGiven(email);
    const link = await resetLink(administrator, { memberId: who.id });
    const token = link.ok ? (link.value.link.split("/").at(-1) ?? "") : "";
    await acceptWelcome({ token, password: "nine loud geese leave the harbour" });
    expect(await finishSecondStep({ pending, code: code() }, STRANGER)).toEqual(OVER);
  });

  test("an administrator removes the factor, with a line in the log; sessions end, and another is set up first", async () => {
    const { administrator } = await world();
    const { who, email, token } = await withApp("editor");
    await recoveryCodesOf(who);
    const unproved = { ...administrator, recentlyProved: false };
    const which = { memberId: who.id };
    expect(await removeFactor(unproved, which)).toMatchObject({ problem: { code: "prove first" } });
    expect(await removeFactor(administrator, which)).toMatchObject({ ok: true });
    expect(await findLiveSession(token)).toBeNull();
    expect(await record.recoveryCode.count({ where: which })).toBe(0);
    expect(
      await record.auditEvent.findFirst({ where: { did: "removed second factor" } }),
    ).toMatchObject({
      memberId: administrator.id,
      subject: `member ${who.id}`,
      detail: {},
    });
    const answer = await signIn({ email, password: PASSWORD }, STRANGER);
    const session = await findLiveSession(answer.ok ? answer.token : "");
    expect(session?.mustEnrol).toBe(true);
    expect(await removeFactor(administrator, which)).toMatchObject({
      problem: { code: "already done" },
    });
  });

  test("nobody removes their own where their role asks for it, nor as an administrator", async () => {
    const { who } = await withApp("administrator");
    expect(await removeOwnFactor(who)).toMatchObject({ problem: { code: "not ready" } });
    expect(await removeFactor(who, { memberId: who.id })).toMatchObject({
      problem: { code: "same person" },
    });
    const free = await withApp("researcher");
    expect(await removeOwnFactor({ ...free.who, recentlyProved: false })).toMatchObject({
      problem: { code: "prove first" },
    });
    expect(await removeOwnFactor(free.who)).toMatchObject({ ok: true });
    expect(await passwordAlone(free.email)).toBe(true);
  });
});

describe("showing the factor again", () => {
  test("opens for ten minutes what is restricted, under a new token; the stolen one is dead", async () => {
    const { token, code } = await withApp("administrator");
    await hoursLater(token);
    const session = await live(token);
    expect(session.who.recentlyProved).toBe(false);
    const proved = await proveAgain(session, code(), STRANGER);
    const next = proved.ok ? proved.value.token : "";
    expect(await findLiveSession(token)).toBeNull();
    expect((await live(next)).who.recentlyProved).toBe(true);
    const at = async (minutes: number) =>
      (await findLiveSession(next, new Date(Date.now() + minutes * 60_000)))?.who.recentlyProved;
    expect([await at(9.9), await at(10.1)]).toEqual([true, false]);
  });

  test("takes no code twice, no code of another, and slows guesses down", async () => {
    const { token, code } = await withApp("editor");
    const theirs = await withApp("editor");
    const right = code();
    const first = await proveAgain(await live(token), right, STRANGER);
    const next = first.ok ? first.value.token : "";
    const say = async (given: string) => {
      const answer = await proveAgain(await live(next), given, STRANGER);
      return answer.ok ? "let in" : `${answer.problem.field}: ${answer.problem.message}`;
    };
    for (const given of [right, theirs.code(), "000000", "x"])
      expect(await say(given)).toMatch(/^proof: This code is not right/);
    expect(await say("000000")).toContain("2 seconds");
  });

  test("is refused to a session that was frozen while its page was open", async () => {
    const { administrator } = await world();
    const { who, token, code } = await withApp("editor");
    const session = await live(token);
    await freezeMember(administrator, { memberId: who.id });
    expect(await proveAgain(session, code(), STRANGER)).toMatchObject({
      problem: { code: "not allowed", message: expect.stringContaining("frozen") },
    });
  });

  test("asks who has no app to set one up", async () => {
    const { who } = await somebody("researcher");
    const session = await live(await signedIn(who));
    expect(await proveAgain(session, "000000", STRANGER)).toMatchObject({
      problem: { code: "not ready" },
    });
  });
});

test("a code that was used is not made good again in the database either", async () => {
  const { who } = await withApp("editor");
  await expect(
    record.secondFactor.update({ where: { memberId: who.id }, data: { lastStep: 0 } }),
  ).rejects.toThrow(/not made good again/);
});

const OVER = { ok: false, problem: "over" };
const WRONG = { ok: false, problem: "wrong" };

type Somebody = { who: StaffMember; email: string };

async function somebody(role: Role): Promise<Somebody> {
  const { organisation } = await world();
  const email = `${randomUUID()}@example.org`;
  const hashed = await hashOnce;
  const row = { email, name: "Somebody", role, organisationId: organisation.id };
  const { id } = await record.member.create({ data: { ...row, passwordHash: hashed } });
  const { who } = await live(
    await record.$transaction((tx) => openSession(tx, id, null, new Date())),
  );
  return { who, email };
}

/** A member who has set up an app as the page does it, and is signed in. `code` is what the app shows, one step on. */
async function withApp(role: Role) {
  const { who, email } = await somebody(role);
  await offerFactor(who);
  const key = await keyOf(who);
  const firstCode = codeOf(key);
  const here = await signedIn(who);
  const confirmed = await confirmFactor(who, { code: firstCode, current: digest(here) });
  if (!confirmed.ok) throw new Error(confirmed.problem.message);
  // What a phone shows next: the code of this half minute was used to confirm.
  const shown = Date.now();
  const code = (ms = 0) => codeOf(key, shown + STEP + ms);
  return { who, email, key, firstCode, code, token: confirmed.value.token };
}

async function keyOf(who: StaffMember): Promise<string> {
  const factor = await findOwnFactor(who);
  return (factor.ok && factor.value.offered?.key) || "";
}

const codeOf = (key: string, timestamp = Date.now()): string =>
  new TOTP({ secret: Secret.fromBase32(key.replaceAll(" ", "")) }).generate({ timestamp });

async function recoveryCodesOf(who: StaffMember): Promise<string[]> {
  const made = await makeRecoveryCodes(who);
  if (!made.ok) throw new Error(made.problem.message);
  return made.value.codes;
}

async function passwordGiven(email: string): Promise<string> {
  const answer = await signIn({ email, password: PASSWORD }, STRANGER);
  if (answer.ok || answer.problem !== "second-step") throw new Error("no second step");
  return (answer as { pending: string }).pending;
}

const passwordAlone = async (email: string) =>
  (await signIn({ email, password: PASSWORD }, STRANGER)).ok;

async function live(token: string): Promise<LiveSession> {
  const session = await findLiveSession(token);
  if (!session) throw new Error("no session");
  return session;
}

/** As if the last code had been given long ago. */
const hoursLater = (token: string) =>
  record.memberSession.update({
    where: { tokenHash: digest(token) },
    data: { provedAt: new Date(Date.now() - 3600_000) },
  });

const signedIn = (who: StaffMember) => record.$transaction((tx) => openSession(tx, who.id, null));
const sessionsOf = ({ id }: StaffMember) => record.memberSession.count({ where: { memberId: id } });
const hashOnce = hashNewPassword(PASSWORD, []).then((hashed) => (hashed.ok ? hashed.value : ""));

/** One sealed part with its first sign turned into another. */
function turned(sealed: string, part: number): string {
  return sealed
    .split(".")
    .map((text, index) =>
      index === part ? (text.startsWith("A") ? "B" : "A") + text.slice(1) : text,
    )
    .join(".");
}
