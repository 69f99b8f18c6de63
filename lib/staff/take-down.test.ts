import { describe, expect, test } from "vitest";
import { record } from "@/lib/db/record";
import { member, recommendation, world } from "@/lib/db/testing/world";
import { keyFrom, listTakeDowns, takeDown } from "./take-down";

describe("what is to be taken down", () => {
  test.each([
    ["recommendation", "A-HRC-25-5.186.1", "A-HRC-25-5.186.1"],
    ["recommendation", "  XA-05 ", "XA-05"],
    [
      "recommendation",
      "https://onus.example/recommendations/A-HRC-25-5.186.1?from=x#cite",
      "A-HRC-25-5.186.1",
    ],
    ["recommendation", "/editions/3/recommendations/C%C3%A9-1", "Cé-1"],
    ["recommendation", "/desk/recommendations/XA-05/assess", "XA-05"],
    ["evidence", "https://desk.example/desk/evidence/abcd2345", "abcd2345"],
    ["document", "/documents/A-HRC-25-5", "A-HRC-25-5"],
  ] as const)("a %s given as %s is %s", (kind, given, key) => {
    expect(keyFrom(kind, given)).toEqual({ ok: true, value: key });
  });

  test("is refused where its address names another kind of thing, or stands for no text", () => {
    expect(keyFrom("recommendation", "/desk/evidence/abcd2345")).toMatchObject({
      ok: false,
      problem: { field: "kind" },
    });
    expect(keyFrom("recommendation", "/recommendations/%E0%A4%A")).toMatchObject({
      ok: false,
      problem: { field: "what" },
    });
  });
});

test("members read who took what down, and why; the newest first", async () => {
  const { editor, reader } = await world();
  for (const ref of ["T-1", "T-2"]) {
    await recommendation({ ref });
    const asked = { kind: "recommendation", key: ref, reason: `Because of ${ref}` } as const;
    expect(await takeDown(editor, asked)).toMatchObject({ ok: true });
  }
  expect(await listTakeDowns(reader)).toMatchObject([
    { kind: "recommendation", key: "T-2", reason: "Because of T-2", member: { name: editor.name } },
    { kind: "recommendation", key: "T-1", reason: "Because of T-1", member: { name: editor.name } },
  ]);
});

test("a document whose title stands in other things goes only after them", async () => {
  const { editor } = await world();
  const key = "T-REPORT";
  const document = await record.document.create({
    data: { key, title: "A report", bodyCode: "upr", kind: "report" },
  });
  const { ref } = await recommendation({ ref: "T-5" });
  await record.recommendation.update({ where: { ref }, data: { documentId: document.id } });
  const asked = { kind: "document", key, reason: "It names a witness" } as const;
  const refusal = await takeDown(editor, asked);
  expect(refusal).toMatchObject({ ok: false, problem: { code: "conflict", field: "what" } });
  expect(await record.takeDown.count({ where: { kind: "document" } })).toBe(0);
  expect(await takeDown(editor, { ...asked, kind: "recommendation", key: ref })).toMatchObject({
    ok: true,
  });
  expect(await takeDown(editor, asked)).toMatchObject({ ok: true });
});

test("the name of what a member may not read, and why it went, are kept from them", async () => {
  const { researcher, editor, reader } = await world();
  const organisation = await record.organisation.create({
    data: { name: "Another", abbreviation: null },
  });
  const stranger = await member("editor", organisation.id);
  const key = "held-back";
  await record.entry.create({
    data: {
      kind: "case",
      key,
      confidentiality: "organisation",
      organisationId: organisation.id,
      createdById: stranger.id,
    },
  });
  expect(await takeDown(stranger, { kind: "case", key, reason: "The family asked" })).toMatchObject(
    { ok: true },
  );
  for (const who of [researcher, editor, reader])
    expect((await listTakeDowns(who))[0]).toMatchObject({ kind: "case", key: null, reason: null });
  expect((await listTakeDowns(stranger))[0]).toMatchObject({ key, reason: "The family asked" });
});

test("what is not there, and what is gone already, is said beside its field", async () => {
  const { editor } = await world();
  const asked = { kind: "recommendation", key: "T-9", reason: "Consent was withdrawn" } as const;
  expect(await takeDown(editor, asked)).toMatchObject({
    ok: false,
    problem: { code: "not found", field: "what" },
  });
  await recommendation({ ref: "T-9" });
  await takeDown(editor, asked);
  expect(await takeDown(editor, asked)).toMatchObject({
    ok: false,
    problem: { code: "already done", field: "what" },
  });
});
