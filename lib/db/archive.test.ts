import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { dumpRecord, loadRecord, stateOfRecord, type ArchivedTable } from "./archive";
import { change, record } from "./record";
import { urlOf, withClient } from "./server";
import { recommendation, world } from "./testing/world";
import { done } from "@/lib/domain/outcome";

const source = process.env["ONUS_TEST_OWNER_RECORD_URL"] ?? "";
const server = inject("onusServer");
const target = `${new URL(source).pathname.slice(1)}_back`;
const back = urlOf(server, target);

beforeAll(async () => {
  await withClient(server, (client) =>
    client.query(`create database ${target} template ${inject("onusTemplate")}_record`),
  );
  const { researcher } = await world();
  const first = await recommendation({
    ref: "ARCHIVE-1",
    summary: "Tabs\tand\nlines, \\N and ‘quotes’ of 中文",
  });
  await recommendation({ ref: "ARCHIVE-2", reiteratesId: first.id });
  for (const subject of ["one", "two"])
    await change(researcher, { did: "looked at", subject }, async () => done(null));
  await record.assessment.create({
    data: {
      recommendationId: first.id,
      level: "initiated",
      organisationId: researcher.organisationId,
      authorId: researcher.id,
    },
  });
});

afterAll(() =>
  withClient(server, (client) => client.query(`drop database if exists ${target} with (force)`)),
);

async function dumped() {
  const parts = new Map<string, Buffer>();
  const archive = await dumpRecord(source, async (name, bytes) => {
    parts.set(name, await buffer(bytes));
  });
  return { ...archive, parts };
}

const opened = (parts: Map<string, Buffer>) => async (name: string) =>
  Readable.from([parts.get(name) ?? Buffer.alloc(0)]);

describe("an archive of the record", () => {
  test("leaves sign-ins, links that work once and counters behind", async () => {
    const { tables } = await dumped();
    const names = tables.map(({ name }) => name);
    expect(names).toContain("recommendation");
    const left = ["member_session", "one_time_link", "pending_sign_in", "rate_limit"];
    for (const name of [...left, "_prisma_migrations"]) expect(names).not.toContain(name);
  });

  test("that was changed on the way is refused, and nothing of it stays", async () => {
    const { tables, parts } = await dumped();
    const forged = new Map(parts);
    const was = parts.get("recommendation")?.toString("utf8") ?? "";
    forged.set("recommendation", Buffer.from(was.replace("Release", "Detain")));
    await expect(loadRecord(back, tables, opened(forged))).rejects.toThrow(
      "the table recommendation of the archive has been changed",
    );
    expect((await stateOfRecord(back)).isEmpty).toBe(true);
  });

  test("brings back every row as it was, and the log goes on where it ended", async () => {
    const { tables, migrations, parts } = await dumped();
    expect((await stateOfRecord(back)).migrations).toEqual(migrations);
    await loadRecord(back, tables, opened(parts));

    const again = new Map<string, Buffer>();
    const restored = await dumpRecord(back, async (name, bytes) => {
      again.set(name, await buffer(bytes));
    });
    const sorted = (bytes: Buffer | undefined) => bytes?.toString("utf8").split("\n").sort();
    for (const { name } of tables)
      expect(sorted(again.get(name)), name).toEqual(sorted(parts.get(name)));
    expect(rowsOf(restored.tables)).toEqual(rowsOf(tables));
    expect((await stateOfRecord(back)).isEmpty).toBe(false);

    // The guards stand again, and the chain of the log is whole.
    await withClient(back, async (client) => {
      await expect(client.query("delete from audit_event")).rejects.toThrow("written once");
      const member = await client.query("select id from member limit 1");
      await client.query(
        "insert into audit_event (member_id, did, subject) values ($1, 'came back', 'record')",
        [member.rows[0].id],
      );
      const { rows } = await client.query(
        `select count(*) filter (where previous_hash <> before)::int as broken, count(*)::int as lines
         from (select previous_hash, coalesce(lag(hash) over (order by seq), '') as before from audit_event) as chain`,
      );
      expect(rows[0]).toEqual({ broken: 0, lines: 3 });
    });
  });
});

const rowsOf = (tables: ArchivedTable[]) => tables.map(({ name, rows }) => [name, rows]);
