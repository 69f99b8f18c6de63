import { beforeEach, expect, test } from "vitest";
import { record } from "@/lib/db/record";
import { member, recommendation, world } from "@/lib/db/testing/world";
import { handOver } from "./recommendation-assign";
import { listOwnActs, undoAct } from "./recommendation-bulk-undo";
import { listForDesk } from "./recommendation-table";

let ref = "";
let number = 0;
beforeEach(async () => {
  ref = `HANDED.${number++}`;
  await recommendation({ ref });
});

const holder = async () => {
  const { rows } = await listForDesk((await world()).editor, { q: ref }, ORDER);
  return rows.find((row) => row.ref === ref)?.assignedToId;
};
const ORDER = { sort: "reference", page: 1 } as const;
const give = async (from: string | null, to: string | null) =>
  handOver((await world()).researcher, { ref, from, to });
const given = async (from: string | null, to: string | null): Promise<string> => {
  const outcome = await give(from, to);
  if (!outcome.ok) throw new Error(outcome.problem.message);
  return outcome.value.id;
};

test("work given in a row goes from one to the other, says so, and comes back when it is undone", async () => {
  const { editor, researcher } = await world();
  await given(null, researcher.id);
  const id = await given(researcher.id, editor.id);
  expect(await holder()).toBe(editor.id);
  expect((await listOwnActs(researcher))[0]).toMatchObject({
    id,
    things: [editor.name],
    reassigns: true,
    state: "stands",
  });
  expect(await record.notice.count({ where: { memberId: editor.id, why: "assigned" } })).toBe(1);
  expect(await undoAct(researcher, id)).toMatchObject({ ok: true, value: { takenBack: 1 } });
  expect(await holder()).toBe(researcher.id);
});

test("what is taken from somebody comes back to them", async () => {
  const { editor, researcher } = await world();
  await given(null, editor.id);
  const id = await given(editor.id, null);
  expect(await holder()).toBeNull();
  await undoAct(researcher, id);
  expect(await holder()).toBe(editor.id);
});

test("undoing takes nothing from whom somebody else gave it to since", async () => {
  const { editor, researcher, administrator } = await world();
  const id = await given(null, researcher.id);
  await given(researcher.id, editor.id);
  await given(editor.id, administrator.id);
  expect(await undoAct(researcher, id)).toMatchObject({ ok: true, value: { takenBack: 0 } });
  expect(await holder()).toBe(administrator.id);
});

test("of two who give it away at once, the second is told whose it is now", async () => {
  const { editor, researcher } = await world();
  const outcomes = await Promise.all([give(null, editor.id), give(null, researcher.id)]);
  const [refused] = outcomes.filter(({ ok }) => !ok);
  const name = (await holder()) === editor.id ? editor.name : researcher.name;
  expect(refused).toMatchObject({
    problem: { code: "stale", message: expect.stringContaining(`the work of ${name} now`) },
  });
});

test("it is given by those who may, to those who can do it, and never to who has it", async () => {
  const { reader, editor, organisation } = await world();
  const from = null;
  expect(await handOver(reader, { ref, from, to: editor.id })).toMatchObject({
    problem: { code: "not allowed" },
  });
  expect(await give(null, reader.id)).toMatchObject({ problem: { field: "member" } });
  const frozen = await member("editor", organisation.id);
  await record.member.update({ where: { id: frozen.id }, data: { frozenAt: new Date() } });
  expect(await give(null, frozen.id)).toMatchObject({ problem: { field: "member" } });
  expect(await give(null, null)).toMatchObject({ problem: { code: "not valid" } });
  expect(await holder()).toBeNull();
});
