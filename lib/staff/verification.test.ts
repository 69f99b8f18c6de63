import { describe, expect, test } from "vitest";
import { withClient } from "@/lib/db/server";
import { recommendation, world } from "@/lib/db/testing/world";
import { publishEdition } from "./publishing";
import { takeDown } from "./take-down";
import { verifyAll } from "./verification";

const faultsNow = async () => {
  const { editor } = await world();
  const verified = await verifyAll(editor);
  if (!verified.ok) throw new Error(verified.problem.message);
  return verified.value.faults;
};

const asOwner = (database: "RECORD" | "PUBLICATION", ...statements: string[]) =>
  withClient(process.env[`ONUS_TEST_OWNER_${database}_URL`] ?? "", async (client) => {
    for (const sql of statements) await client.query(sql);
  });

describe("a verification", () => {
  test("finds nothing wrong with what was sealed, changed, and taken down", async () => {
    const { editor } = await world();
    await recommendation({ ref: "V-1" });
    await recommendation({ ref: "V-2" });
    await publishEdition(editor, { note: "First" });
    await recommendation({ ref: "V-3" });
    await publishEdition(editor, { note: "Second" });
    await takeDown(editor, { kind: "recommendation", key: "V-2", reason: "Consent was withdrawn" });
    const verified = await verifyAll(editor);
    expect(verified).toMatchObject({ ok: true, value: { editions: 2, faults: [] } });
  });

  test("finds a published word that was changed behind its back", async () => {
    await asOwner(
      "PUBLICATION",
      `update recommendation set content = jsonb_set(content, '{summary}', '"Other words"') where ref = 'V-1'`,
    );
    expect(await faultsNow()).toEqual([
      "published in edition 1: recommendation V-1 is not what was sealed",
    ]);
  });

  test("finds a sealed note and a line of the log that were changed by the owner of the database", async () => {
    await asOwner(
      "RECORD",
      "alter table edition disable trigger user",
      "update edition set note = 'Another note' where number = 1",
      "alter table audit_event disable trigger user",
      "update audit_event set did = 'did nothing' where did = 'took down'",
    );
    const faults = await faultsNow();
    expect(faults).toContain("edition 1 does not add up to its SHA-256");
    expect(faults).toContain("1 lines of the audit log are not what was written");
  });
});
