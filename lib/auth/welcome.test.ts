import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, test } from "vitest";
import { record } from "@/lib/db/record";
import { world } from "@/lib/db/testing/world";
import { inviteMember, resetLink } from "@/lib/staff/member";
import { firstAdministratorLink } from "./first-administrator";
import { findLiveSession, openSession } from "./live-session";
import { signIn } from "./sign-in";
import { acceptWelcome, findWelcome } from "./welcome";

const DESK = "https://desk.example.org";
const PASSWORD = "seven quiet herons cross the estuary";
const tokenOf = (link: string | null) => link?.split("/").at(-1) ?? "";
const canSignIn = async (email: string, password = PASSWORD) => {
  await record.rateLimit.deleteMany();
  const surroundings = { device: null, network: null, knownBrowser: undefined };
  return (await signIn({ email, password }, { ...surroundings, earlierToken: undefined })).ok;
};

describe("the link for the first administrator", () => {
  const answers = (token: string, email = `${randomUUID()}@example.org`) => ({
    token,
    email,
    name: "Ada Example",
    organisation: "Examplia Rights Watchers",
    password: PASSWORD,
  });
  beforeEach(async () => {
    await record.member.updateMany({ data: { passwordHash: null } });
  });

  test("is made while nobody can sign in, though there are built-in members", async () => {
    await world();
    const link = await firstAdministratorLink(DESK);
    expect(link).toMatch(/^https:\/\/desk\.example\.org\/desk\/welcome\/[\w-]{43}$/);
    expect(await findWelcome(tokenOf(link))).toEqual({ purpose: "first-administrator" });
    const kept = await record.oneTimeLink.findMany();
    expect(JSON.stringify(kept)).not.toContain(tokenOf(link));
  });

  test("makes an administrator, once", async () => {
    const token = tokenOf(await firstAdministratorLink(DESK));
    const given = answers(token);
    expect(await acceptWelcome(given)).toEqual({ ok: true, value: { email: given.email } });
    const made = await record.member.findUniqueOrThrow({ where: { email: given.email } });
    expect(made.role).toBe("administrator");
    expect(made.passwordHash).toMatch(/^\$argon2id\$v=19\$m=65536,t=3,p=1\$/);
    expect(await canSignIn(given.email)).toBe(true);
    expect(await acceptWelcome(answers(token))).toMatchObject({ problem: { code: "not found" } });
    expect(await findWelcome(token)).toBeNull();
    expect(await firstAdministratorLink(DESK)).toBeNull();
  });

  test("makes one administrator where it is used five times at once", async () => {
    const token = tokenOf(await firstAdministratorLink(DESK));
    const outcomes = await Promise.all(
      Array.from({ length: 5 }, () => acceptWelcome(answers(token))),
    );
    expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(1);
    const able = { passwordHash: { not: null } };
    expect(await record.member.count({ where: able })).toBe(1);
  });

  test("ends when a new one is made", async () => {
    const earlier = tokenOf(await firstAdministratorLink(DESK));
    const later = tokenOf(await firstAdministratorLink(DESK));
    expect(await findWelcome(earlier)).toBeNull();
    expect(await acceptWelcome(answers(earlier))).toMatchObject({ ok: false });
    expect(await findWelcome(later)).not.toBeNull();
  });

  test("ends after a day", async () => {
    const token = tokenOf(await firstAdministratorLink(DESK));
    await record.$executeRaw`update one_time_link set created_at = created_at - interval '24 hours', expires_at = expires_at - interval '24 hours' where used_at is null`;
    expect(await findWelcome(token)).toBeNull();
    expect(await acceptWelcome(answers(token))).toMatchObject({ ok: false });
  });

  test("does nothing once somebody can sign in by another way", async () => {
    const token = tokenOf(await firstAdministratorLink(DESK));
    const { administrator } = await world();
    await record.member.update({ where: { id: administrator.id }, data: { passwordHash: "x" } });
    const given = answers(token);
    expect(await acceptWelcome(given)).toMatchObject({ problem: { code: "already done" } });
    expect(await record.member.findUnique({ where: { email: given.email } })).toBeNull();
  });

  test("is not used up by a password that is too weak", async () => {
    const token = tokenOf(await firstAdministratorLink(DESK));
    expect(await acceptWelcome({ ...answers(token), password: "too short" })).toMatchObject({
      problem: { field: "password" },
    });
    expect(await findWelcome(token)).not.toBeNull();
  });
});

describe("an invitation", () => {
  const invite = async (email = `${randomUUID()}@example.org`) => {
    const { administrator, partner } = await world();
    const invited = await inviteMember(administrator, {
      email,
      role: "researcher",
      organisationId: partner.id,
    });
    if (!invited.ok) throw new Error(invited.problem.message);
    return { email, token: tokenOf(invited.value.link), partner };
  };

  test("gives the role, the organisation and the e-mail that it was made for, whatever is sent along", async () => {
    const { email, token, partner } = await invite();
    const outcome = await acceptWelcome({
      token,
      name: "Bo Example",
      email: "other@example.org",
      organisation: "Another",
      password: PASSWORD,
    });
    expect(outcome).toEqual({ ok: true, value: { email } });
    expect(await record.member.findUniqueOrThrow({ where: { email } })).toMatchObject({
      role: "researcher",
      organisationId: partner.id,
    });
    expect(await record.organisation.count({ where: { name: "Another" } })).toBe(0);
  });

  test("ends after seven days, and not before", async () => {
    const { token } = await invite();
    const { expiresAt } = await record.oneTimeLink.findFirstOrThrow({
      orderBy: { createdAt: "desc" },
    });
    const days = (expiresAt.getTime() - Date.now()) / 86_400_000;
    expect(days).toBeGreaterThan(6.99);
    expect(days).toBeLessThanOrEqual(7);
    await record.$executeRaw`update one_time_link set expires_at = now() where used_at is null`;
    expect(await acceptWelcome({ token, name: "Bo", password: PASSWORD })).toMatchObject({
      ok: false,
    });
  });

  test("takes no password that is made of the organisation's name", async () => {
    const { token, partner } = await invite();
    const password = `${partner.name.replaceAll(" ", "")}2026`.padStart(15, "1");
    expect(await acceptWelcome({ token, name: "Bo Example", password })).toMatchObject({
      problem: { field: "password" },
    });
    expect(await findWelcome(token)).not.toBeNull();
  });

  test("made again for the same e-mail ends the one before", async () => {
    const first = await invite();
    await invite(first.email);
    expect(await findWelcome(first.token)).toBeNull();
  });

  test("leaves a line in the audit log under the new member's name, without their e-mail", async () => {
    const { email, token } = await invite();
    await acceptWelcome({ token, name: "Bo Example", password: PASSWORD });
    const { id } = await record.member.findUniqueOrThrow({ where: { email } });
    const lines = await record.auditEvent.findMany({ where: { memberId: id } });
    expect(lines.map((line) => line.did)).toContain("accepted invitation");
    const detail = lines.map((line) => `${line.subject} ${JSON.stringify(line.detail)}`).join();
    expect(detail).toContain(id);
    expect(detail).not.toContain(email);
  });
});

describe("a link for a new password", () => {
  test("sets it, and ends every session of the member", async () => {
    const { administrator, organisation } = await world();
    const email = `${randomUUID()}@example.org`;
    const { id } = await record.member.create({
      data: {
        email,
        name: "Cy Example",
        role: "editor",
        organisationId: organisation.id,
        passwordHash: "lost",
      },
    });
    const session = await record.$transaction((tx) => openSession(tx, id, null));
    const made = await resetLink(administrator, { memberId: id });
    const token = tokenOf(made.ok ? made.value.link : null);
    expect(await acceptWelcome({ token, password: PASSWORD })).toMatchObject({ ok: true });
    expect(await findLiveSession(session)).toBeNull();
    expect(await canSignIn(email)).toBe(true);
    expect(await acceptWelcome({ token, password: PASSWORD })).toMatchObject({ ok: false });
  });

  test("sets one password where it is used twice at once", async () => {
    const { administrator, researcher } = await world();
    const made = await resetLink(administrator, { memberId: researcher.id });
    const token = tokenOf(made.ok ? made.value.link : null);
    const outcomes = await Promise.all(
      [PASSWORD, "nine loud geese leave the harbour"].map((password) =>
        acceptWelcome({ token, password }),
      ),
    );
    expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(1);
  });

  test("refuses a password made of the member's own name", async () => {
    const { administrator, reader } = await world();
    await record.member.update({ where: { id: reader.id }, data: { name: "Persephone Example" } });
    const made = await resetLink(administrator, { memberId: reader.id });
    const token = tokenOf(made.ok ? made.value.link : null);
    expect(await acceptWelcome({ token, password: "PersephoneExample1" })).toMatchObject({
      problem: { field: "password" },
    });
  });
});
