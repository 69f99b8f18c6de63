import { afterAll, beforeAll, expect, test } from "vitest";
import { withClient, urlOf } from "./server";

// The key wall: what each login can do on the real server, whatever the code above it asks for.

const key = (name: string): string => process.env[name] ?? "";
const DESK = key("ONUS_RECORD_URL");
const PUBLISHER = key("ONUS_PUBLISHER_URL");
const PUBLIC = key("ONUS_PUBLIC_URL");
const OWNER_OF_RECORD = key("ONUS_TEST_OWNER_RECORD_URL");
const OWNER_OF_PUBLICATION = key("ONUS_TEST_OWNER_PUBLICATION_URL");

const ask = (url: string, sql: string) =>
  withClient(url, async (client) => (await client.query<Record<string, unknown>>(sql)).rows);
/** The code of PostgreSQL's refusal, or "done". */
const attempt = (url: string, sql: string) =>
  ask(url, sql).then(
    () => "done",
    (thrown: { code?: string }) => thrown.code,
  );
const DENIED = "42501";

const databaseOf = (url: string) => decodeURIComponent(new URL(url).pathname.slice(1));
const tablesOf = async (url: string) =>
  (await ask(url, "select tablename from pg_tables where schemaname = 'public'")).map((row) =>
    String(row["tablename"]),
  );

let ofRecord: string[];
let ofPublication: string[];
beforeAll(async () => {
  ofRecord = await tablesOf(OWNER_OF_RECORD);
  ofPublication = await tablesOf(OWNER_OF_PUBLICATION);
  const member = "00000000-0000-4000-8000-000000000001";
  await ask(
    OWNER_OF_RECORD,
    `insert into organisation (id, name) values ('${member}', 'Wall');
     insert into member (id, name, role, organisation_id) values ('${member}', 'Wall', 'reader', '${member}');
     insert into audit_event (member_id, did, subject) values ('${member}', 'looked', 'wall')`,
  );
});
afterAll(() => expect(ofRecord.length).toBeGreaterThan(20));

test("the public may read every table that was published, and the notes of migration not", async () => {
  const own = ofPublication.filter((table) => table !== "_prisma_migrations");
  expect(own.sort()).toEqual([
    "current",
    "edition",
    "entry",
    "entry_link",
    "logo",
    "recommendation",
    "recommendation_search",
    "sealed_line",
    "site",
    "take_down",
  ]);
  for (const table of own)
    expect([table, await attempt(PUBLIC, `select * from "${table}"`)]).toEqual([table, "done"]);
  expect(await attempt(PUBLIC, "select * from _prisma_migrations")).toBe(DENIED);
});

test("the public may write nothing, make nothing and lock nothing", async () => {
  for (const sql of [
    "insert into edition values (1)",
    "update current set edition = 9",
    "delete from recommendation",
    "truncate entry",
    "begin; lock table edition in exclusive mode",
    "create table mine (word text)",
    "create temporary table mine (word text)",
    "create schema mine",
    "create function mine() returns int language sql as 'select 1'",
    "alter table edition add column mine text",
    "drop table edition",
    "copy (select 1) to program 'true'",
    "select pg_read_file('/etc/passwd')",
    "set role onus_publisher",
    "set role onus_desk",
    "create role mine",
    "create database mine",
  ])
    expect([sql, await attempt(PUBLIC, sql)]).toEqual([sql, DENIED]);
});

test("the public cannot connect to the record, and sees none of its tables", async () => {
  const there = urlOf(PUBLIC, databaseOf(DESK));
  expect(await attempt(there, "select 1")).toBe(DENIED);
  const seen = (await ask(PUBLIC, "select relname from pg_class")).map((row) => row["relname"]);
  const onlyInRecord = ofRecord.filter((table) => !ofPublication.includes(table));
  expect(onlyInRecord).toContain("evidence");
  expect(onlyInRecord.filter((table) => seen.includes(table))).toEqual([]);
});

test("publishing cannot connect to the record, and cannot change the form of the publication", async () => {
  expect(await attempt(urlOf(PUBLISHER, databaseOf(DESK)), "select 1")).toBe(DENIED);
  for (const sql of ["drop table edition", "create table mine (word text)", "truncate edition"])
    expect([sql, await attempt(PUBLISHER, sql)]).toEqual([sql, DENIED]);
});

test("the desk cannot connect to the publication", async () => {
  expect(await attempt(urlOf(DESK, databaseOf(PUBLIC)), "select 1")).toBe(DENIED);
});

test("the desk cannot delete what must stay", async () => {
  for (const table of [
    ...["state", "body", "document", "review_cycle", "declared_total", "recommendation"],
    ...["theme", "affected_group", "organisation", "member", "evidence", "attachment"],
    ...["assessment", "audit_event", "import_batch", "import_fill", "import_conflict"],
    ...["entry", "entry_version", "consent", "edition", "edition_item", "take_down"],
    ...["setting", "logo"],
  ])
    for (const sql of [`delete from ${table}`, `truncate ${table}`])
      expect([sql, await attempt(DESK, sql)]).toEqual([sql, DENIED]);
});

test("the desk cannot rewrite history", async () => {
  for (const sql of [
    "update audit_event set did = 'nothing'",
    "update logo set width = 1",
    "update state_response set verbatim = 'Yes'",
    "update edition set note = 'another'",
    "update edition set sha256 = ''",
    "update edition_item set hash = ''",
    "update edition_item set key = ''",
    "update take_down set reason = ''",
    "update attachment set sha256 = ''",
    "update attachment set size = 0",
    "alter table audit_event disable trigger all",
    "set session_replication_role = replica",
    "delete from _prisma_migrations",
    "create table mine (word text)",
    "create temporary table mine (word text)",
  ])
    expect([sql, await attempt(DESK, sql)]).toEqual([sql, DENIED]);
});

test("not even the owner changes the audit log or an edition without taking the trigger away first", async () => {
  for (const sql of ["update audit_event set did = 'nothing'", "delete from edition"])
    await expect(ask(OWNER_OF_RECORD, sql)).rejects.toThrow(/is written once/);
});

test("no login of a wing is more than a login", async () => {
  for (const url of [DESK, PUBLISHER, PUBLIC]) {
    const [found] = await ask(
      url,
      `select rolsuper or rolcreaterole or rolcreatedb or rolbypassrls or rolreplication as strong,
         (select count(*)::int from pg_auth_members where member = pg_roles.oid) as groups
       from pg_roles where rolname = current_user`,
    );
    expect(found).toEqual({ strong: false, groups: 1 });
  }
});

test("what is searched is folded alike in both databases", async () => {
  const folding = "select prosrc from pg_proc where proname = 'folded'";
  const [record, publication] = await Promise.all([
    ask(OWNER_OF_RECORD, folding),
    ask(OWNER_OF_PUBLICATION, folding),
  ]);
  expect(record).toHaveLength(1);
  expect(record).toEqual(publication);
});
