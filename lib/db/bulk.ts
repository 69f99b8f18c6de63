import "server-only";
import { pipeline } from "node:stream/promises";
import { Readable } from "node:stream";
import pg from "pg";
import { from as copyFrom } from "pg-copy-streams";
import type { Outcome } from "@/lib/domain/outcome";
import type { StaffMember } from "@/lib/domain/permission";
import { requireSetting } from "@/lib/env";
import type { Prisma } from "./generated/record/client";
import type { Deed } from "./record";

/** What runs statements: a transaction of Prisma's, or one of these. */
export type Statements = {
  $executeRaw: (statement: Prisma.Sql) => PromiseLike<number>;
  $queryRaw: <T>(statement: Prisma.Sql) => PromiseLike<T>;
};

/** A transaction on the record through which a stream can be copied in. */
export type Bulk = Statements & {
  /** Rows in PostgreSQL's own text form for COPY, in pieces of any length. */
  copyIn: (table: string, columns: readonly string[], rows: AsyncIterable<string>) => Promise<void>;
};

/**
 * As `change`, for work in bulk: one transaction on a connection of its own, in which rows are copied in and sets are
 * written. It and its audit line stand or fall together; a refusal rolls everything back and leaves no line.
 */
export function changeInBulk<T>(
  who: StaffMember,
  deed: (value: T) => Deed,
  work: (tx: Bulk) => Promise<Outcome<T>>,
): Promise<Outcome<T>> {
  return inTransaction(async (client) => {
    const outcome = await work(bulkOf(client));
    if (!outcome.ok) return { outcome, keep: false };
    const { did, subject, detail = {} } = deed(outcome.value);
    await client.query(
      "insert into audit_event (member_id, did, subject, detail) values ($1, $2, $3, $4)",
      [who.id, did, subject, JSON.stringify(detail)],
    );
    return { outcome, keep: true };
  });
}

/** The same work, of which nothing stays: for looking ahead. */
export function tryInBulk<T>(work: (tx: Bulk) => Promise<Outcome<T>>): Promise<Outcome<T>> {
  return inTransaction(async (client) => ({ outcome: await work(bulkOf(client)), keep: false }));
}

async function inTransaction<T>(
  work: (client: pg.Client) => Promise<{ outcome: Outcome<T>; keep: boolean }>,
): Promise<Outcome<T>> {
  const client = new pg.Client({ connectionString: requireSetting("ONUS_RECORD_URL") });
  // A server that goes away fails the statement under way, which says so; this event would end the process besides.
  client.on("error", () => {});
  await client.connect();
  try {
    await client.query("begin");
    const { outcome, keep } = await work(client);
    await client.query(keep ? "commit" : "rollback");
    return outcome;
  } finally {
    // An open transaction ends with its connection, undone.
    await client.end();
  }
}

const bulkOf = (client: pg.Client): Bulk => ({
  $executeRaw: async ({ text, values }) => (await client.query(text, values)).rowCount ?? 0,
  $queryRaw: async <T>({ text, values }: Prisma.Sql) =>
    (await client.query(text, values)).rows as T,
  copyIn: async (table, columns, rows) => {
    const names = columns.map((name) => client.escapeIdentifier(name)).join(", ");
    const target = client.query(
      copyFrom(`copy ${client.escapeIdentifier(table)} (${names}) from stdin`),
    );
    await pipeline(Readable.from(rows, { objectMode: true, highWaterMark: 4 }), target);
  },
});
