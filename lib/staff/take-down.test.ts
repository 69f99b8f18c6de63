import { describe, expect, test } from "vitest";
import { recommendation, world } from "@/lib/db/testing/world";
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
