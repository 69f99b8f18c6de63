import fs from "node:fs";
import path from "node:path";
import type { Readable } from "node:stream";
import { parseArgs } from "node:util";
import yauzl from "yauzl";
import { z } from "zod";
import { loadRecord, stateOfRecord } from "@/lib/db/archive";
import { done, refused, type Outcome } from "@/lib/domain/outcome";
import type { Command, Output } from "./command";
import { openDatabases, setEnvironment, type Databases } from "./databases";

export const restore: Command = {
  usage: "restore FILE [--json]",
  summary:
    "Brings an archive of `backup` back into an empty Onus (a new ONUS_HOME), and its editions before the public.",
  needsDatabases: true,
  async run(given, out) {
    const { positionals } = parseArgs({
      args: given,
      allowPositionals: true,
      options: { json: { type: "boolean" } },
    });
    const [file] = positionals;
    if (!file || positionals.length > 1) {
      out.problem(`Use: npm run onus -- ${restore.usage}`);
      return 2;
    }
    const archive = await openArchive(file);
    if (!archive.ok) {
      out.problem(archive.problem.message);
      return 1;
    }
    const opened = await openDatabases();
    if (!opened.ok) {
      out.problem(opened.problem.message);
      return 1;
    }
    try {
      const restored = await bringBack(opened.value, archive.value, out);
      if (!restored.ok) out.problem(restored.problem.message);
      return restored.ok ? 0 : 1;
    } finally {
      await opened.value.leave();
    }
  },
};

const manifest = z.strictObject({
  onus: z.literal("backup"),
  madeAt: z.iso.datetime(),
  migrations: z.array(z.string()),
  tables: z.array(
    z.strictObject({
      name: z.string().regex(/^[a-z_]+$/),
      columns: z.array(z.string()),
      rows: z.int(),
      sha256: z.string(),
    }),
  ),
  files: z.array(z.string().regex(/^[0-9a-f]{64}$/)),
});

type Archive = { about: z.infer<typeof manifest>; open: (name: string) => Promise<Readable> };

async function openArchive(file: string): Promise<Outcome<Archive>> {
  if (!fs.existsSync(file)) return refused("not found", `There is no file ${path.resolve(file)}.`);
  try {
    const zip = await yauzl.openPromise(file, { autoClose: false });
    const entries = new Map<string, yauzl.Entry>();
    for await (const entry of zip.eachEntry()) entries.set(entry.fileName, entry);
    const open = async (name: string): Promise<Readable> => {
      const entry = entries.get(name);
      if (!entry) throw new Error(`the archive lacks ${name}`);
      return zip.openReadStreamPromise(entry);
    };
    const chunks: Buffer[] = [];
    for await (const chunk of await open("manifest.json")) chunks.push(chunk as Buffer);
    const about = manifest.parse(JSON.parse(Buffer.concat(chunks).toString("utf8")));
    return done({ about, open });
  } catch {
    return refused(
      "not valid",
      `${path.resolve(file)} is not a whole archive that \`backup\` made: it is cut short, damaged or something else.`,
    );
  }
}

async function bringBack(
  databases: Databases,
  { about, open }: Archive,
  out: Output,
): Promise<Outcome<null>> {
  const { migrations, isEmpty } = await stateOfRecord(databases.keys.owner.record);
  if (!isEmpty)
    return refused(
      "conflict",
      `The record in ${databases.place} holds something already, and nothing is written over it: set ONUS_HOME to a new folder and restore there.`,
    );
  if (migrations.join() !== about.migrations.join())
    return refused(
      "conflict",
      "The archive was made by another version of Onus. Restore it with that version, then start this one on the same ONUS_HOME: it brings the record up to date.",
    );
  setEnvironment(databases);
  const { keepFile } = await import("@/lib/staff/file-store");
  for (const sha256 of about.files) {
    const kept = await keepFile(await open(`files/${sha256}`), { limit: Number.MAX_SAFE_INTEGER });
    if (kept.sha256 !== sha256)
      return refused(
        "not valid",
        `The file ${sha256} of the archive has been changed. Nothing was restored.`,
      );
  }
  try {
    await loadRecord(databases.keys.owner.record, about.tables, (name) =>
      open(`record/${name}.copy`),
    );
  } catch (thrown) {
    return refused(
      "not valid",
      `${thrown instanceof Error ? thrown.message : String(thrown)}. Nothing was restored.`,
    );
  }
  const { finishPublishing } = await import("@/lib/staff/publishing");
  const editions = await finishPublishing();
  const rows = about.tables.reduce((sum, table) => sum + table.rows, 0);
  out.line(
    `${rows} rows and ${about.files.length} files of ${about.madeAt} are back, ${editions.length} editions with them. Everybody signs in anew.`,
  );
  out.result({ rows, files: about.files.length, editions, madeAt: about.madeAt });
  return done(null);
}
