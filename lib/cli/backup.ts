import fs from "node:fs";
import path from "node:path";
import type { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { parseArgs } from "node:util";
import yazl from "yazl";
import { dumpRecord } from "@/lib/db/archive";
import type { Command, Output } from "./command";
import { openDatabases, setEnvironment, type Databases } from "./databases";

/** What an archive says of itself, in its last part. */
export type Manifest = {
  onus: "backup";
  madeAt: string;
  /** The record's migrations: an archive goes back only into an Onus that has the same. */
  migrations: string[];
  tables: { name: string; columns: string[]; rows: number; sha256: string }[];
  /** Hashes of the attached files. */
  files: string[];
};

export const backup: Command = {
  usage: "backup --out FILE [--json]",
  summary:
    "Writes the whole record, attached files with it, into one archive. It holds everything that is confidential: keep it encrypted.",
  needsDatabases: true,
  async run(given, out) {
    const { values } = parseArgs({
      args: given,
      options: { out: { type: "string" }, json: { type: "boolean" } },
    });
    if (!values.out) {
      out.problem(`Use: npm run onus -- ${backup.usage}`);
      return 2;
    }
    const file = path.resolve(values.out);
    if (fs.existsSync(file)) {
      out.problem(`${file} exists already: name another file, or move that one away.`);
      return 1;
    }
    const opened = await openDatabases();
    if (!opened.ok) {
      out.problem(opened.problem.message);
      return 1;
    }
    try {
      await write(opened.value, file, out);
      return 0;
    } finally {
      await opened.value.leave();
    }
  },
};

async function write(databases: Databases, file: string, out: Output): Promise<void> {
  const unfinished = `${file}.part`;
  const zip = new yazl.ZipFile();
  const written = pipeline(
    zip.outputStream as Readable,
    fs.createWriteStream(unfinished, { flags: "wx", mode: 0o600, flush: true }),
  );
  try {
    const manifest = await fill(zip, databases, out);
    zip.addBuffer(Buffer.from(JSON.stringify(manifest, null, 2)), "manifest.json");
    zip.end();
    await written;
    fs.renameSync(unfinished, file);
    await note(databases, manifest);
    const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0);
    out.line(
      `${rows} rows of ${manifest.tables.length} tables and ${manifest.files.length} files stand in ${file}.`,
    );
    out.line(
      "It holds everything that is confidential: keep it encrypted, and away from this machine.",
    );
    out.result({ file, rows, tables: manifest.tables.length, files: manifest.files.length });
  } catch (thrown) {
    (zip.outputStream as Readable).destroy(thrown as Error);
    await written.catch(() => undefined);
    fs.rmSync(unfinished, { force: true });
    throw thrown;
  }
}

async function fill(zip: yazl.ZipFile, { keys, home }: Databases, out: Output): Promise<Manifest> {
  const { tables, migrations, files } = await dumpRecord(keys.owner.record, async (name, bytes) => {
    out.line(`Writing ${name} …`);
    zip.addReadStream(bytes, `record/${name}.copy`);
    await new Promise<void>((ended, failed) => bytes.once("end", ended).once("error", failed));
  });
  for (const sha256 of files)
    zip.addFile(placeOf(home.files, sha256), `files/${sha256}`, { compress: false });
  return { onus: "backup", madeAt: new Date().toISOString(), migrations, tables, files };
}

/** Where the store keeps a file (lib/staff/file-store.ts). */
const placeOf = (files: string, sha256: string) =>
  path.join(files, "sha256", sha256.slice(0, 2), sha256.slice(2, 4), sha256);

/** Somebody took everything along: that stands in the log. */
async function note(databases: Databases, { tables, files }: Manifest): Promise<void> {
  setEnvironment(databases);
  const { memberForCommand } = await import("@/lib/auth/command-line");
  const { noteBackup } = await import("@/lib/staff/backup");
  const who = await memberForCommand();
  if (!who.ok) throw new Error(who.problem.message);
  const rows = tables.reduce((sum, table) => sum + table.rows, 0);
  const noted = await noteBackup(who.value, { rows, files: files.length });
  if (!noted.ok) throw new Error(noted.problem.message);
}
