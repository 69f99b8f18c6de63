import { expect, test } from "vitest";
import { record } from "@/lib/db/record";
import { member, world } from "@/lib/db/testing/world";
import { viewDraft } from "@/lib/domain/desk-view";
import { deleteView, keepView, listViews } from "./desk-view";

const draft = (given: object) =>
  viewDraft.parse({ name: "Mine", query: "state=XEX&sort=newest&page=3", ...given });
const namesOf = async (who: Awaited<ReturnType<typeof member>>) =>
  (await listViews(who)).map(({ name, of }) => (of ? `${name} of ${of}` : name));

test("a view is its owner's until it is shared, and again when it is not", async () => {
  const { researcher, reader } = await world();
  const kept = await keepView(researcher, draft({}));
  expect(kept).toMatchObject({ ok: true, value: { query: "sort=newest&state=XEX" } });
  expect(await namesOf(reader)).toEqual([]);
  const id = kept.ok ? kept.value.id : "";
  await keepView(researcher, draft({ id, name: "Ours", isShared: "yes" }));
  expect(await namesOf(reader)).toEqual([`Ours of ${researcher.name}`]);
  expect(await keepView(reader, draft({ id, name: "Taken" }))).toMatchObject({
    problem: { code: "not found" },
  });
  expect(await deleteView(reader, id)).toMatchObject({ problem: { code: "not found" } });
  expect(await namesOf(researcher)).toEqual(["Ours"]);
  expect(await deleteView(researcher, id)).toMatchObject({ ok: true });
  expect(await namesOf(reader)).toEqual([]);
});

test("views of a member who was frozen are nobody else's any more", async () => {
  const { organisation, reader } = await world();
  const leaving = await member("researcher", organisation.id);
  await keepView(leaving, draft({ isShared: "yes" }));
  expect(await namesOf(reader)).toHaveLength(1);
  await record.member.update({ where: { id: leaving.id }, data: { frozenAt: new Date() } });
  expect(await namesOf(reader)).toEqual([]);
});

test("of a member's views one opens the table, the last that was chosen", async () => {
  const { editor } = await world();
  await keepView(editor, draft({ name: "First", isDefault: "yes" }));
  await keepView(editor, draft({ name: "Second", isDefault: "yes" }));
  const views = await listViews(editor);
  expect(views.map(({ name, isDefault }) => [name, isDefault])).toEqual([
    ["First", false],
    ["Second", true],
  ]);
});

test("a name is given once, readers share nothing, and an address that nobody knows is no view", async () => {
  const { editor, reader } = await world();
  await keepView(editor, draft({ name: "Once" }));
  expect(await keepView(editor, draft({ name: "Once" }))).toMatchObject({
    problem: { code: "conflict", field: "name" },
  });
  expect(await keepView(reader, draft({ isShared: "yes" }))).toMatchObject({
    problem: { code: "not allowed", field: "isShared" },
  });
  expect(await keepView(reader, draft({ query: "stat=XEX" }))).toMatchObject({
    problem: { code: "not valid" },
  });
  expect(await keepView(reader, draft({}))).toMatchObject({ ok: true });
});
