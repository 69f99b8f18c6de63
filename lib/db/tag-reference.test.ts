import { expect, test } from "vitest";
import { record } from "./record";
import { withClient } from "./server";
import { recommendation } from "./testing/world";

const asOwner = (sql: string) =>
  withClient(process.env["ONUS_TEST_OWNER_RECORD_URL"] ?? "", (owner) => owner.query(sql)).then(
    () => "done",
    (thrown: { code?: string }) => thrown.code,
  );
const NOT_THERE = "23503";

test("a tag points at a recommendation and a theme or group that are there, and these stay while it does", async () => {
  const { id } = await recommendation({ ref: "TAG.1" });
  await record.theme.create({ data: { code: "detention", label: "Detention", scheme: "onus" } });
  await record.affectedGroup.create({ data: { code: "children", label: "Children" } });
  const theme = (to: string, code: string) =>
    `insert into recommendation_theme (recommendation_id, theme_code) values ('${to}', '${code}')`;
  const group = (to: string, code: string) =>
    `insert into recommendation_group (recommendation_id, group_code) values ('${to}', '${code}')`;
  const nobody = "00000000-0000-4000-8000-000000000009";
  expect(await asOwner(theme(id, "nonsense"))).toBe(NOT_THERE);
  expect(await asOwner(theme(nobody, "detention"))).toBe(NOT_THERE);
  expect(await asOwner(group(id, "nonsense"))).toBe(NOT_THERE);
  expect(await asOwner(group(nobody, "children"))).toBe(NOT_THERE);
  expect(await asOwner(theme(id, "detention"))).toBe("done");
  expect(await asOwner(group(id, "children"))).toBe("done");
  expect(await asOwner("update recommendation_theme set theme_code = 'nonsense'")).toBe(NOT_THERE);
  expect(await asOwner("delete from theme where code = 'detention'")).toBe(NOT_THERE);
  expect(await asOwner("update theme set code = 'other' where code = 'detention'")).toBe(NOT_THERE);
  expect(await asOwner("delete from affected_group where code = 'children'")).toBe(NOT_THERE);
  expect(await asOwner(`delete from recommendation where id = '${id}'`)).toBe(NOT_THERE);
});
