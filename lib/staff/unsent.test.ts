import { expect, test } from "vitest";
import { record } from "@/lib/db/record";
import { member, world } from "@/lib/db/testing/world";
import { done, refused } from "@/lib/domain/outcome";
import { typedFields } from "@/lib/domain/unsent";
import { findUnsent, forgetUnsent, keepUnsent, saving } from "./unsent";

const KEY = { form: "assessment", about: "A-HRC-1-1.1" } as const;
const TYPED = {
  rationalePublic: ["Тибет, 西藏 and a line\nthat goes on"],
  evidence: ["a", "b"],
  level: [],
};

test("what is typed is put back as it was, the latest of it", async () => {
  const { researcher } = await world();
  await keepUnsent(researcher, KEY, { rationalePublic: ["Те"] });
  await keepUnsent(researcher, KEY, TYPED);
  expect(await findUnsent(researcher, KEY)).toMatchObject({ typed: TYPED });
  expect(await findUnsent(researcher, { ...KEY, about: "A-HRC-1-1.2" })).toBeNull();
});

test("nobody else is shown it, whatever their role", async () => {
  const { researcher, administrator, editor } = await world();
  await keepUnsent(researcher, KEY, TYPED);
  for (const other of [administrator, editor]) {
    expect(await findUnsent(other, KEY)).toBeNull();
    await forgetUnsent(other, KEY);
  }
  expect(await findUnsent(researcher, KEY)).not.toBeNull();
});

test("it goes when the form is saved, and stays when the save is refused", async () => {
  const { researcher } = await world();
  await keepUnsent(researcher, KEY, TYPED);
  await saving(researcher, KEY, Promise.resolve(refused("stale", "Somebody was quicker")));
  expect(await findUnsent(researcher, KEY)).not.toBeNull();
  await saving(researcher, KEY, Promise.resolve(done(null)));
  expect(await findUnsent(researcher, KEY)).toBeNull();
});

test("it goes at once when its writer is frozen, whoever does it", async () => {
  const { organisation, researcher } = await world();
  const leaver = await member("researcher", organisation.id);
  await keepUnsent(leaver, KEY, TYPED);
  await keepUnsent(researcher, KEY, TYPED);
  await record.member.update({ where: { id: leaver.id }, data: { frozenAt: new Date() } });
  expect(await record.unsent.count({ where: { memberId: leaver.id } })).toBe(0);
  expect(await findUnsent(researcher, KEY)).not.toBeNull();
});

test("after thirty days it is not put back, and goes with the next form that is kept", async () => {
  const { organisation, researcher } = await world();
  const who = await member("researcher", organisation.id);
  await keepUnsent(who, KEY, TYPED);
  await record.unsent.updateMany({
    where: { memberId: who.id },
    data: { keptAt: new Date(Date.now() - 31 * 86_400_000) },
  });
  expect(await findUnsent(who, KEY)).toBeNull();
  await keepUnsent(researcher, { form: "entry", about: "new case" }, TYPED);
  expect(await record.unsent.count({ where: { memberId: who.id } })).toBe(0);
});

test("it leaves no line in the log, because it changes nothing of the record", async () => {
  const { researcher } = await world();
  const before = await record.auditEvent.count();
  await keepUnsent(researcher, KEY, TYPED);
  await forgetUnsent(researcher, KEY);
  expect(await record.auditEvent.count()).toBe(before);
});

test("one member keeps at most two hundred forms, the latest", async () => {
  const { organisation } = await world();
  const who = await member("researcher", organisation.id);
  for (let form = 0; form < 202; form += 1)
    await keepUnsent(who, { form: "entry", about: `new ${form}` }, { key: [String(form)] });
  expect(await record.unsent.count({ where: { memberId: who.id } })).toBe(200);
  expect(await findUnsent(who, { form: "entry", about: "new 0" })).toBeNull();
  expect(await findUnsent(who, { form: "entry", about: "new 201" })).not.toBeNull();
});

test("two windows that begin one form at the same time leave one of the two, whole", async () => {
  const { organisation } = await world();
  const who = await member("researcher", organisation.id);
  await Promise.all(
    Array.from({ length: 20 }, (_, one) => keepUnsent(who, KEY, { a: [`${one}`], b: [`${one}`] })),
  );
  const { typed } = (await findUnsent(who, KEY))!;
  expect(typed["a"]).toEqual(typed["b"]);
});

test("more than any form holds is not taken", () => {
  expect(typedFields.safeParse({ detail: ["x".repeat(400_000)] }).success).toBe(true);
  expect(typedFields.safeParse({ detail: ["x".repeat(600_000)] }).success).toBe(false);
});
