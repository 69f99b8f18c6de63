import { describe, expect, test } from "vitest";
import { findLiveSession, openSession } from "@/lib/auth/live-session";
import { hashNewPassword } from "@/lib/auth/password";
import { digest } from "@/lib/auth/token";
import { record } from "@/lib/db/record";
import { member, world } from "@/lib/db/testing/world";
import type { Role, StaffMember } from "@/lib/domain/permission";
import {
  changePassword,
  createMember,
  freezeMember,
  inviteMember,
  listMembers,
  setRole,
  unfreezeMember,
} from "./member";
import { signOutEverywhere } from "./session";

const PASSWORD = "seven quiet herons cross the estuary";

describe("the last administrator who can sign in", () => {
  test("can be neither demoted nor frozen, by nobody", async () => {
    const { administrator: builtIn } = await world();
    const { last, other } = await twoAdministrators();
    await freezeMember(last, { memberId: other.id });
    expect(await setRole(last, { memberId: last.id, role: "editor" })).toMatchObject({
      problem: { code: "not ready" },
    });
    expect(await freezeMember(builtIn, { memberId: last.id })).toMatchObject({
      problem: { code: "not ready" },
    });
    expect(await freezeMember(other, { memberId: last.id })).toMatchObject({
      problem: { code: "not allowed" },
    });
    expect(await roleOf(last)).toEqual({ role: "administrator", frozenAt: null });
  });

  test("stays where two demote each other at the same moment", async () => {
    for (let round = 0; round < 5; round++) {
      const { last, other } = await twoAdministrators();
      await Promise.all([
        setRole(last, { memberId: other.id, role: "reader" }),
        setRole(other, { memberId: last.id, role: "reader" }),
      ]);
      const roles = [await roleOf(last), await roleOf(other)].map(({ role }) => role);
      expect(roles.sort()).toEqual(["administrator", "reader"]);
    }
  });
});

describe("freezing", () => {
  test("ends every session at once, and unfreezing brings none of them back", async () => {
    const { administrator } = await world();
    const who = await withPassword("researcher");
    const tokens = await Promise.all([signedIn(who), signedIn(who)]);
    expect(await freezeMember(administrator, { memberId: who.id })).toMatchObject({ ok: true });
    for (const token of tokens) expect(await findLiveSession(token)).toBeNull();
    expect(await unfreezeMember(administrator, { memberId: who.id })).toMatchObject({ ok: true });
    for (const token of tokens) expect(await findLiveSession(token)).toBeNull();
  });

  test("leaves built-in members alone", async () => {
    const { administrator, organisation } = await world();
    const builtIn = await record.member.create({
      data: { name: "A machine", role: "reader", organisationId: organisation.id },
    });
    expect(await freezeMember(administrator, { memberId: builtIn.id })).toMatchObject({
      problem: { code: "not allowed" },
    });
  });
});

test("a new role ends the sessions that began with the old one", async () => {
  const { administrator } = await world();
  const who = await withPassword("researcher");
  const token = await signedIn(who);
  await setRole(administrator, { memberId: who.id, role: "reader" });
  expect(await findLiveSession(token)).toBeNull();
});

describe("changing one's password", () => {
  test("takes the present one, ends all other sessions and keeps this one", async () => {
    const who = await withPassword("researcher");
    const [here, elsewhere] = [await signedIn(who), await signedIn(who)];
    const change = (present: string) =>
      changePassword(who, {
        present,
        wanted: "nine loud geese leave the harbour",
        current: digest(here),
      });
    expect(await change("not the present one")).toMatchObject({ problem: { field: "present" } });
    expect(await findLiveSession(elsewhere)).not.toBeNull();
    expect(await change(PASSWORD)).toMatchObject({ ok: true });
    expect(await findLiveSession(elsewhere)).toBeNull();
    expect(await findLiveSession(here)).not.toBeNull();
  });

  test("names the field of a new password that is too weak", async () => {
    const who = await withPassword("reader");
    expect(
      await changePassword(who, { present: PASSWORD, wanted: "short", current: null }),
    ).toMatchObject({ problem: { field: "wanted" } });
  });
});

test("signing out everywhere ends one's own sessions and nobody else's", async () => {
  const [who, neighbour] = [await withPassword("reader"), await withPassword("reader")];
  const [mine, theirs] = [await signedIn(who), await signedIn(neighbour)];
  expect(await signOutEverywhere(who)).toEqual({ ok: true, value: { count: 1 } });
  expect(await findLiveSession(mine)).toBeNull();
  expect(await findLiveSession(theirs)).not.toBeNull();
});

describe("an e-mail that a member has", () => {
  test("is neither invited nor given a second account", async () => {
    const { administrator, organisation } = await world();
    const { email } = await record.member.findUniqueOrThrow({
      where: { id: (await withPassword("reader")).id },
    });
    const given = { email: email ?? "", role: "reader" as const };
    expect(
      await inviteMember(administrator, { ...given, organisationId: organisation.id }),
    ).toMatchObject({ problem: { code: "conflict", field: "email" } });
    expect(
      await createMember(administrator, {
        ...given,
        name: "A second",
        organisation: "Another",
        password: PASSWORD,
      }),
    ).toMatchObject({ problem: { code: "conflict" } });
    expect(await record.organisation.count({ where: { name: "Another" } })).toBe(0);
  });
});

test("the list of members never holds a password's hash", async () => {
  const { administrator } = await world();
  await withPassword("reader");
  expect(JSON.stringify(await listMembers(administrator))).not.toContain("argon2");
});

async function twoAdministrators() {
  await record.member.updateMany({ data: { passwordHash: null } });
  const [last, other] = [await withPassword("administrator"), await withPassword("administrator")];
  return { last, other };
}

async function withPassword(role: Role): Promise<StaffMember> {
  const { organisation } = await world();
  const who = await member(role, organisation.id);
  const hashed = await hashNewPassword(PASSWORD, []);
  if (!hashed.ok) throw new Error(hashed.problem.message);
  await record.member.update({ where: { id: who.id }, data: { passwordHash: hashed.value } });
  return who;
}

const signedIn = (who: StaffMember) => record.$transaction((tx) => openSession(tx, who.id, null));
const roleOf = ({ id }: StaffMember) =>
  record.member.findUniqueOrThrow({ where: { id }, select: { role: true, frozenAt: true } });
