import { randomBytes } from "node:crypto";
import { afterAll, expect, inject, test } from "vitest";
import { outsidePlan } from "./plan";
import { holdDesk } from "./running";
import { scramVerifier } from "./scram";
import { GROUPS, prepare, urlOf, withClient, type Keys, type Plan } from "./server";

// Somebody else's server, as DATABASE_URL and DATABASE_URL_PUBLIC would name it.
const server = inject("onusServer");
const name = `outside_${randomBytes(4).toString("hex")}`;
const secrets = {
  owner: "an owner's password",
  desk: "the desk's password",
  publisher: "the publisher's password",
  public: "unused with an outside server",
  session: "a secret of thirty-two letters at least",
};
const ask = (url: string, sql: string) =>
  withClient(url, async (client) => (await client.query<Record<string, unknown>>(sql)).rows);
const made: string[] = [];

afterAll(async () => {
  for (const database of [name, `${name}_public`])
    await ask(server, `drop database if exists "${database}" with (force)`).catch(() => {});
  for (const role of [`${name}_desk_login`, `${name}_public_publisher_login`, ...made])
    await ask(server, `drop role if exists "${role}"`).catch(() => {});
});

function planFor(reader: string, owner = server): Plan {
  made.push(reader);
  const publicUrl = urlOf(owner, `${name}_public`, { user: reader, password: "a reader's word" });
  const plan = outsidePlan(urlOf(owner, name), publicUrl, secrets);
  if (!plan.ok) throw new Error(plan.problem.message);
  return { ...plan.value, serverUrl: owner };
}

async function prepared(plan: Plan): Promise<Keys> {
  const keys = await prepare(plan);
  if (!keys.ok) throw new Error(keys.problem.message);
  return keys.value;
}
const message = async (plan: Plan) => {
  const outcome = await prepare(plan);
  return outcome.ok ? "prepared" : outcome.problem.message;
};

test("databases, tables and logins are made where they are missing, and a second start changes nothing", async () => {
  const plan = planFor(`${name}_reader`);
  const keys = await prepared(plan);
  expect(await prepared(plan)).toEqual(keys);
  expect(await ask(keys.desk, "select count(*)::int as n from recommendation")).toEqual([{ n: 0 }]);
  expect(await ask(keys.reader, "select count(*)::int as n from edition")).toEqual([{ n: 0 }]);
  expect(new URL(keys.reader).username).toBe(`${name}_reader`);
  await expect(ask(keys.reader, "select lo_create(0)")).rejects.toThrow(/permission denied/);
  await expect(ask(urlOf(keys.reader, name), "select 1")).rejects.toThrow(/permission denied/);
});

test("a login that can do more than log in is refused as the reader", async () => {
  for (const attribute of ["superuser", "createrole", "createdb", "bypassrls"]) {
    await ask(server, `create role ${name}_${attribute} login ${attribute} password 'word'`);
    expect(await message(planFor(`${name}_${attribute}`))).toContain("has more rights than");
  }
  await ask(server, `create role ${name}_insider login in role onus_desk password 'word'`);
  expect(await message(planFor(`${name}_insider`))).toContain("has more rights than");
});

test("an owner who may not make databases and roles is told what a superuser should grant", async () => {
  const user = `${name}_poor`;
  await ask(server, `create role ${user} login password 'word'`);
  const poor = urlOf(server, "template1", { user, password: "word" });
  await ask(server, `grant connect on database template1 to ${user}`);
  expect(await message({ ...planFor(`${name}_other`, poor), record: `${name}_x` })).toContain(
    `run ALTER ROLE "${user}" CREATEDB CREATEROLE`,
  );
});

test("an owner that is no superuser can prepare everything", async () => {
  const user = `${name}_plain`;
  made.push(user);
  await ask(server, `create role ${user} login createdb createrole password 'word'`);
  const groups = "onus_desk, onus_publisher, onus_public";
  await ask(server, `grant ${groups} to ${user} with admin option`);
  await ask(server, `drop database "${name}" with (force)`);
  await ask(server, `drop database "${name}_public" with (force)`);
  for (const login of [`${name}_desk_login`, `${name}_public_publisher_login`])
    await ask(server, `drop role "${login}"`);
  await ask(server, `grant connect on database template1 to ${user}`);
  const owner = urlOf(server, "template1", { user, password: "word" });
  const keys = await prepared(planFor(`${name}_second_reader`, owner));
  expect(await ask(keys.reader, "select count(*)::int as n from edition")).toEqual([{ n: 0 }]);
});

test("addresses that would let the public into the record are refused in words", () => {
  const record = "postgresql://owner:word@db.example.org/onus";
  for (const [reader, said] of [
    ["postgresql://reader:word@db.example.org/onus", /both name the database onus/],
    ["postgresql://owner:word@db.example.org/onus_public", /both use the login owner/],
    ["postgresql://reader:word@other.example.org/onus_public", /must be on one server/],
    [
      "postgresql://onus_public:word@db.example.org/onus_public",
      /onus_public is the name of a group/,
    ],
    ["postgresql://reader@db.example.org/onus_public", /DATABASE_URL_PUBLIC must read/],
    ["https://db.example.org/", /DATABASE_URL_PUBLIC must read/],
  ] as const) {
    const plan = outsidePlan(record, reader, secrets);
    expect(!plan.ok && plan.problem.message).toMatch(said);
  }
});

test("no login that Onus makes has the name of a group, whatever the databases are called", () => {
  const plan = outsidePlan(
    "postgresql://owner:word@db.example.org/onus",
    "postgresql://reader:word@db.example.org/onus_public",
    secrets,
  );
  const users = plan.ok ? [plan.value.desk.user, plan.value.publisher.user] : [];
  expect(users).toEqual(["onus_desk_login", "onus_public_publisher_login"]);
  for (const group of GROUPS) expect(users).not.toContain(group);
});

test("who serves the desk of a record is known to a second start, until the first one ends", async () => {
  const url = process.env["ONUS_TEST_OWNER_RECORD_URL"] ?? "";
  const first = await holdDesk(url, "http://localhost:3000");
  const second = await holdDesk(url, "http://localhost:3001", 0);
  expect(!second.ok && second.problem.message).toBe(
    "Onus already runs at http://localhost:3000, on the same record.",
  );
  if (first.ok) await first.value.release();
  const third = await holdDesk(url, "http://localhost:3001");
  expect(third.ok).toBe(true);
  if (third.ok) await third.value.release();
});

test("a password is handed over as PostgreSQL keeps it (the example of RFC 7677)", () => {
  const salt = Buffer.from("W22ZaJ0SNY7soEsUEjb6gQ==", "base64");
  expect(scramVerifier("pencil", salt)).toBe(
    "SCRAM-SHA-256$4096:W22ZaJ0SNY7soEsUEjb6gQ==$WG5d8oPm3OtcPnkdi4Uo7BkeZkBFzpcXkuLmtbsT4qY=:wfPLwcE6nTWhTAmQ7tl2KeoiWGPlZqQxSrmfPwDl2dU=",
  );
});
