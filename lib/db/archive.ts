import { createHash } from "node:crypto";
import { Transform, type Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import pg from "pg";
import { from as copyFrom, to as copyTo } from "pg-copy-streams";

// All of the record as PostgreSQL itself writes it, table by table, in one snapshot; and back, in one transaction.
// What is bound to one machine or moment stays behind: sign-ins, links that work once, counters, half-read imports.

/** One table of an archive: its columns in order, and the hash of its bytes. */
export type ArchivedTable = { name: string; columns: string[]; rows: number; sha256: string };

const LEFT_BEHIND = [
  "_prisma_migrations",
  "member_session",
  "one_time_link",
  "pending_sign_in",
  "rate_limit",
  "import_row",
];

/** Hands over each table's bytes, in an order in which they can be written again; what `keep` gives back is collected. */
export async function dumpRecord(
  ownerUrl: string,
  keep: (name: string, bytes: Readable) => Promise<void>,
): Promise<{ tables: ArchivedTable[]; migrations: string[]; files: string[] }> {
  return withOwner(ownerUrl, async (client) => {
    await client.query("begin isolation level repeatable read read only");
    const tables: ArchivedTable[] = [];
    for (const name of await tablesInOrder(client)) {
      const columns = await columnsOf(client, name);
      const hash = createHash("sha256");
      const counted = new Transform({
        transform(chunk: Buffer, _, next) {
          hash.update(chunk);
          next(null, chunk);
        },
      });
      const copying = client.query(copyTo(`copy ${named(name, columns)} to stdout`));
      await Promise.all([pipeline(copying, counted), keep(name, counted)]);
      tables.push({ name, columns, rows: copying.rowCount, sha256: hash.digest("hex") });
    }
    const { rows: files } = await client.query<{ sha256: string }>(
      "select distinct sha256 from attachment order by sha256",
    );
    return {
      tables,
      migrations: await migrationsOf(client),
      files: files.map(({ sha256 }) => sha256),
    };
  });
}

/** The migrations that a record has, and whether anything at all stands in it. */
export async function stateOfRecord(
  ownerUrl: string,
): Promise<{ migrations: string[]; isEmpty: boolean }> {
  return withOwner(ownerUrl, async (client) => {
    let isEmpty = true;
    for (const name of await tablesInOrder(client)) {
      const { rowCount } = await client.query(
        `select 1 from ${client.escapeIdentifier(name)} limit 1`,
      );
      isEmpty &&= !rowCount;
    }
    return { migrations: await migrationsOf(client), isEmpty };
  });
}

/**
 * Writes an archive's tables into an empty record, all or nothing. The rules that guard a change stand aside: what is
 * written was guarded when it happened. A table whose bytes are not those that were archived stops it.
 */
export async function loadRecord(
  ownerUrl: string,
  tables: readonly ArchivedTable[],
  open: (name: string) => Promise<Readable>,
): Promise<void> {
  await withOwner(ownerUrl, async (client) => {
    await client.query("begin");
    for (const { name } of tables)
      await client.query(`alter table ${client.escapeIdentifier(name)} disable trigger user`);
    for (const { name, columns, sha256 } of tables) {
      const hash = createHash("sha256");
      const bytes = await open(name);
      bytes.on("data", (chunk: Buffer) => hash.update(chunk));
      await pipeline(bytes, client.query(copyFrom(`copy ${named(name, columns)} from stdin`)));
      if (hash.digest("hex") !== sha256)
        throw new Error(`the table ${name} of the archive has been changed`);
    }
    for (const { name } of tables)
      await client.query(`alter table ${client.escapeIdentifier(name)} enable trigger user`);
    await client.query(
      "select setval('audit_event_seq_seq', greatest((select max(seq) from audit_event), 1))",
    );
    await client.query("commit");
  });
}

const named = (table: string, columns: readonly string[]) =>
  `${pg.escapeIdentifier(table)} (${columns.map((column) => pg.escapeIdentifier(column)).join(", ")})`;

/** Every table that is kept, those that others point at first. */
async function tablesInOrder(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string; needs: string[] }>(
    `select c.relname as name, array(
       select distinct target.relname::text from pg_constraint fk join pg_class target on target.oid = fk.confrelid
       where fk.conrelid = c.oid and fk.contype = 'f' and fk.confrelid <> c.oid) as needs
     from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname = 'public' and c.relkind = 'r' and c.relpersistence = 'p' and c.relname <> all ($1)
     order by c.relname`,
    [LEFT_BEHIND],
  );
  const order: string[] = [];
  const waiting = new Map(rows.map(({ name, needs }) => [name, needs]));
  while (waiting.size > 0) {
    const ready = [...waiting].filter(([, needs]) => needs.every((need) => !waiting.has(need)));
    if (ready.length === 0)
      throw new Error(`tables point at each other in a circle: ${[...waiting.keys()].join(", ")}`);
    for (const [name] of ready) {
      order.push(name);
      waiting.delete(name);
    }
  }
  return order;
}

async function columnsOf(client: pg.Client, table: string): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `select attname as name from pg_attribute
     where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = '' order by attnum`,
    [`public.${pg.escapeIdentifier(table)}`],
  );
  return rows.map(({ name }) => name);
}

async function migrationsOf(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    "select migration_name as name from _prisma_migrations where finished_at is not null order by migration_name",
  );
  return rows.map(({ name }) => name);
}

async function withOwner<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  // A server that goes away fails the statement under way, which says so; this event would end the process besides.
  client.on("error", () => {});
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
