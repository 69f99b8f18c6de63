import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, test } from "vitest";
import { record } from "@/lib/db/record";
import { world } from "@/lib/db/testing/world";
import { freezeMember } from "@/lib/staff/member";
import { listSessions, revokeSession } from "@/lib/staff/session";
import { markBrowser } from "./known-browser";
import { ABSOLUTE_MS, findLiveSession, IDLE_MS } from "./live-session";
import { hashNewPassword } from "./password";
import { signIn } from "./sign-in";
import type { Surroundings } from "./surroundings";
import { digest } from "./token";

const PASSWORD = "seven quiet herons cross the estuary";
const STRANGER: Surroundings = {
  device: "A browser",
  network: null,
  knownBrowser: undefined,
  earlierToken: undefined,
};

beforeEach(async () => {
  await record.rateLimit.deleteMany();
});

describe("signing in", () => {
  test("lets a member in by the right password, and keeps only a hash of the token", async () => {
    const email = await somebody();
    const answer = await signIn({ email, password: PASSWORD }, STRANGER);
    const { token } = letIn(answer);
    expect(await findLiveSession(token)).toMatchObject({ email });
    const rows = await record.memberSession.findMany({ select: { tokenHash: true } });
    expect(rows.map((row) => row.tokenHash)).toContain(digest(token));
    expect(JSON.stringify(rows)).not.toContain(token);
  });

  test("ends the session that the browser had before", async () => {
    const email = await somebody();
    const first = letIn(await signIn({ email, password: PASSWORD }, STRANGER));
    const second = letIn(
      await signIn({ email, password: PASSWORD }, { ...STRANGER, earlierToken: first.token }),
    );
    expect(await findLiveSession(first.token)).toBeNull();
    expect(await findLiveSession(second.token)).not.toBeNull();
  });

  test("says the same of a wrong password, an unknown e-mail, a frozen account and a built-in member", async () => {
    const email = await somebody();
    const frozen = await somebody({ frozenAt: new Date() });
    const builtIn = await somebody({ passwordHash: null });
    const problems = await Promise.all([
      signIn({ email, password: "not the password at all" }, STRANGER),
      signIn({ email: "nobody@example.org", password: PASSWORD }, STRANGER),
      signIn({ email: frozen, password: PASSWORD }, STRANGER),
      signIn({ email: builtIn, password: PASSWORD }, STRANGER),
    ]);
    expect(problems).toEqual(Array(4).fill({ ok: false, problem: "refused" }));
  });

  test("does the same work for an unknown e-mail as for a known one", async () => {
    const email = await somebody();
    const took = async (given: string) => {
      const from = performance.now();
      await signIn({ email: given, password: "not the password at all" }, STRANGER);
      await record.rateLimit.deleteMany();
      return performance.now() - from;
    };
    await took(email);
    const known: number[] = [];
    const unknown: number[] = [];
    for (let n = 0; n < 9; n++) {
      known.push(await took(email));
      unknown.push(await took(`nobody-${n}@example.org`));
    }
    // Without the hash that nobody fits, the second would take a few milliseconds instead of sixty and more.
    expect(median(unknown)).toBeGreaterThan(median(known) / 2);
  });
});

describe("after failed tries", () => {
  test("the fifth is followed by a wait, during which even the right password is not looked at", async () => {
    const email = await somebody();
    const problems = await guess(email, 5);
    expect(problems).toEqual(["refused", "refused", "refused", "refused", "wait-2"]);
    expect(await signIn({ email, password: PASSWORD }, STRANGER)).toMatchObject({
      ok: false,
      problem: expect.stringMatching(/^wait-[12]$/),
    });
  });

  test("an unknown e-mail is slowed down in the same way", async () => {
    expect(await guess("nobody@example.org", 5)).toEqual(await guess(await somebody(), 5));
  });

  test("a hundred guesses at once are five checks", async () => {
    const email = await somebody();
    const answers = await Promise.all(
      Array.from({ length: 100 }, () => signIn({ email, password: "a guess at it" }, STRANGER)),
    );
    const [failures] = await record.$queryRaw<{ points: number }[]>`
      select points from rate_limit where key like 'failures:%' order by points desc limit 1`;
    expect(failures?.points).toBeGreaterThanOrEqual(5);
    const waiting = answers.filter((answer) => !answer.ok && answer.problem.startsWith("wait"));
    expect(waiting.length).toBeGreaterThanOrEqual(95);
  });

  test("the wait is forgotten after a right password", async () => {
    const email = await somebody();
    await guess(email, 4);
    letIn(await signIn({ email, password: PASSWORD }, STRANGER));
    expect(await guess(email, 4)).toEqual(Array(4).fill("refused"));
  });

  test("a browser in which the member has signed in before is not shut out by strangers", async () => {
    const email = await somebody();
    await guess(email, 6);
    const known = { ...STRANGER, knownBrowser: markBrowser(email) };
    letIn(await signIn({ email, password: PASSWORD }, known));
    const foreign = { ...STRANGER, knownBrowser: markBrowser("other@example.org") };
    expect(await signIn({ email, password: PASSWORD }, foreign)).toMatchObject({ ok: false });
  });

  test("a network that failed a hundred times in a day waits, whoever it tries to be", async () => {
    const email = await somebody();
    const from = { ...STRANGER, network: "192.0.2" };
    await signIn({ email: "nobody@example.org", password: "x" }, from);
    await record.$executeRaw`update rate_limit set points = 100 where key like 'network:%'`;
    expect(await signIn({ email, password: PASSWORD }, from)).toMatchObject({
      ok: false,
      problem: expect.stringMatching(/^wait-\d{4,}$/),
    });
    letIn(await signIn({ email, password: PASSWORD }, { ...STRANGER, network: "198.51.100" }));
  });
});

describe("a session", () => {
  test("ends with the next request when it is revoked, and no other does", async () => {
    const email = await somebody();
    const one = letIn(await signIn({ email, password: PASSWORD }, STRANGER));
    const other = letIn(await signIn({ email, password: PASSWORD }, STRANGER));
    const listed = await listSessions(one.who, { current: digest(one.token) });
    const mine = listed.ok ? listed.value.find((browser) => browser.isThisOne) : undefined;
    await revokeSession(one.who, { id: mine?.id ?? "" });
    expect(await findLiveSession(one.token)).toBeNull();
    expect(await findLiveSession(other.token)).not.toBeNull();
  });

  test("of somebody else cannot be revoked", async () => {
    const mine = letIn(await signIn({ email: await somebody(), password: PASSWORD }, STRANGER));
    const theirs = letIn(await signIn({ email: await somebody(), password: PASSWORD }, STRANGER));
    const id = digest(theirs.token).slice(0, 16);
    expect(await revokeSession(mine.who, { id })).toMatchObject({ problem: { code: "not found" } });
    expect(await findLiveSession(theirs.token)).not.toBeNull();
  });

  test("ends with the next request when its member is frozen", async () => {
    const { administrator } = await world();
    const { who, token } = letIn(
      await signIn({ email: await somebody(), password: PASSWORD }, STRANGER),
    );
    expect(await freezeMember(administrator, { memberId: who.id })).toMatchObject({ ok: true });
    expect(await findLiveSession(token)).toBeNull();
  });

  test("of a frozen member is dead even where no row was revoked", async () => {
    const { who, token } = letIn(
      await signIn({ email: await somebody(), password: PASSWORD }, STRANGER),
    );
    await record.member.update({ where: { id: who.id }, data: { frozenAt: new Date() } });
    expect(await findLiveSession(token)).toBeNull();
  });

  test("ends after half an hour without a sign of life, and after eight hours in any case", async () => {
    const { token } = letIn(
      await signIn({ email: await somebody(), password: PASSWORD }, STRANGER),
    );
    const begun = Date.now();
    const at = (ms: number) => findLiveSession(token, new Date(begun + ms));
    expect(await at(IDLE_MS + 1000)).toBeNull();
    for (let ms = 0; ms < ABSOLUTE_MS; ms += IDLE_MS / 2) expect(await at(ms)).not.toBeNull();
    expect(await at(ABSOLUTE_MS - 120_000)).not.toBeNull();
    expect(await at(ABSOLUTE_MS + 1000)).toBeNull();
  });

  test("takes on the role that its member has now", async () => {
    const { who, token } = letIn(
      await signIn({ email: await somebody(), password: PASSWORD }, STRANGER),
    );
    await record.member.update({ where: { id: who.id }, data: { role: "reader" } });
    expect((await findLiveSession(token))?.who.role).toBe("reader");
  });
});

async function somebody(given: { frozenAt?: Date; passwordHash?: null } = {}): Promise<string> {
  const { organisation } = await world();
  const email = `${randomUUID()}@example.org`;
  const hashed = await hashNewPassword(PASSWORD, []);
  if (!hashed.ok) throw new Error(hashed.problem.message);
  await record.member.create({
    data: {
      email,
      name: "Somebody",
      role: "researcher",
      organisationId: organisation.id,
      passwordHash: hashed.value,
      ...given,
    },
  });
  return email;
}

/** Wrong passwords one after the other. */
async function guess(email: string, times: number): Promise<string[]> {
  const problems: string[] = [];
  for (let n = 0; n < times; n++) {
    const answer = await signIn({ email, password: "not the password at all" }, STRANGER);
    problems.push(answer.ok ? "let in" : answer.problem);
  }
  return problems;
}

function letIn(answer: Awaited<ReturnType<typeof signIn>>) {
  if (!answer.ok) throw new Error(`not let in: ${answer.problem}`);
  return answer;
}

const median = (numbers: number[]) => numbers.sort((a, b) => a - b)[numbers.length >> 1] ?? 0;
