import { createReadStream, createWriteStream } from "node:fs";
import path from "node:path";
import { pipeline } from "node:stream/promises";
import { from as copyFrom, to as copyTo } from "pg-copy-streams";
import { withClient } from "../server";

// COPY of whole tables to files and back, as psql does it: what an import is measured against.

/** Those that an import fills; the ones before them in the second list are what they lean on. */
export const FILLED = [
  "recommendation",
  "recommendation_issuer",
  "recommendation_theme",
  "recommendation_group",
  "recommendation_sdg",
  "recommendation_text",
  "state_response",
] as const;
export const LEANED_ON = [
  "state",
  "body",
  "theme",
  "affected_group",
  "sdg",
  "organisation",
  "member",
  "import_batch",
  "document",
  "review_cycle",
] as const;

export const copyTablesOut = (url: string, folder: string): Promise<void> =>
  withClient(url, async (client) => {
    for (const table of [...LEANED_ON, ...FILLED])
      await pipeline(
        client.query(copyTo(`copy ${client.escapeIdentifier(table)} to stdout`)),
        createWriteStream(path.join(folder, table)),
      );
  });

/** In one transaction, as an import is. Gives back the seconds that it took. */
export const copyTablesIn = (
  url: string,
  folder: string,
  tables: readonly string[],
): Promise<number> =>
  withClient(url, async (client) => {
    const start = performance.now();
    await client.query("begin");
    for (const table of tables)
      await pipeline(
        createReadStream(path.join(folder, table), { highWaterMark: 256 * 1024 }),
        client.query(copyFrom(`copy ${client.escapeIdentifier(table)} from stdin`)),
      );
    await client.query("commit");
    return (performance.now() - start) / 1000;
  });
