import { randomBytes } from "node:crypto";
import { expect, inject, test } from "vitest";
import { diff, type DatabaseName } from "./migrate";
import { urlOf, withClient } from "./server";

// The migrations are written by hand; what Prisma asks of the database is read off schema.prisma. One says what the other
// says: every table, column, key and index of the schema is there. The migrations may say more (checks, triggers, views).

const server = inject("onusServer");

test.each(["record", "publication"] as const)(
  "the migrations of %s make what its schema describes",
  async (database) => {
    const described = await factsOfSchema(database);
    const owner = process.env[`ONUS_TEST_OWNER_${database.toUpperCase()}_URL`]!;
    const made = await factsOf(owner);
    expect(described.columns.length).toBeGreaterThan(30);
    const tables = new Set(described.columns.map((one) => one.split(" ")[0]));
    const ours = (one: string) => tables.has(one.split(" ")[0]);
    expect(made.columns.filter(ours)).toEqual(described.columns);
    // Stricter than the schema says may be: lists and generated columns are never null.
    expect(described.filled.filter((one) => !made.filled.includes(one))).toEqual([]);
    expect(described.keys.filter((one) => !made.keys.includes(one))).toEqual([]);
    expect(described.indexes.filter((one) => !made.indexes.includes(one))).toEqual([]);
  },
);

/** In a database of its own, made from the schema as Prisma would make it, and dropped again. */
async function factsOfSchema(database: DatabaseName) {
  const name = `onus_schema_${randomBytes(4).toString("hex")}`;
  await withClient(server, (client) => client.query(`create database ${name}`));
  try {
    const url = urlOf(server, name);
    const sql = await diff(database, url, null);
    await withClient(url, (client) => client.query(sql));
    return await factsOf(url);
  } finally {
    await withClient(server, (client) => client.query(`drop database ${name} with (force)`));
  }
}

/** Line by line, without the names of keys and indexes, which matter to nobody. */
const factsOf = (url: string) =>
  withClient(url, async (client) => {
    const lines = async (sql: string) =>
      (await client.query<{ line: string }>(sql)).rows.map(({ line }) => line).sort();
    return {
      columns: await lines(`select ${COLUMN} as line ${COLUMNS}`),
      filled: await lines(`select ${COLUMN} as line ${COLUMNS} and a.attnotnull`),
      keys: await lines(KEYS),
      indexes: await lines(INDEXES),
    };
  });

const COLUMN = "format('%s %s %s', c.relname, a.attname, format_type(a.atttypid, a.atttypmod))";
const COLUMNS = `
  from pg_attribute a join pg_class c on c.oid = a.attrelid
  where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped
    and c.relname <> '_prisma_migrations'`;

/** What is done at a deletion counts; not what is done where a key changes, for none ever does, nor when it is looked at. */
const KEYS = `
  select format('%s %s', conrelid::regclass, regexp_replace(pg_get_constraintdef(oid), ' ON UPDATE \\w+| DEFERRABLE.*', '', 'g')) as line
  from pg_constraint where contype in ('p', 'f') and connamespace = 'public'::regnamespace`;

/** What an index carries beside its keys, and whether nulls are alike in it, no schema can say. */
const INDEXES = `
  select format('%s %s', tablename, regexp_replace(regexp_replace(indexdef,
    '^CREATE (UNIQUE )?INDEX \\S+ ON \\S+ ', '\\1'), ' INCLUDE .*| NULLS NOT DISTINCT', '')) as line
  from pg_indexes where schemaname = 'public' and tablename <> '_prisma_migrations'`;
