import type { Client } from "pg";
import { closeDatabase } from "../server";

/** Both databases called `to`, as copies of those called `from`, to which nobody may be connected now. */
export async function copyDatabases(client: Client, from: string, to: string): Promise<void> {
  for (const kind of ["record", "publication"] as const) {
    const [source, copy] = [`${from}_${kind}`, `${to}_${kind}`].map(client.escapeIdentifier);
    await client.query(`create database ${copy} template ${source}`);
    await closeDatabase(client, `${to}_${kind}`, kind);
  }
}
