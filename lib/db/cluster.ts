import fs from "node:fs";
import path from "node:path";
import { done, refused, type Outcome } from "@/lib/domain/outcome";
import { runBinary, type Binaries } from "./binaries";

/** The superuser of the embedded server, and the owner of both databases. */
export const OWNER = "onus_owner";
/** The data are of this major version: a later one cannot read them as they are. */
const VERSION = "18";

/** The data of an embedded server, and the programs that work on them. */
export type Cluster = {
  binaries: Binaries;
  folder: string;
  data: string;
  log: string;
  password: string;
};

/** Made beside and moved into place when whole, so that a killed start leaves nothing half-made. */
export async function makeData(cluster: Cluster): Promise<Outcome<void>> {
  const { folder, data, binaries, password } = cluster;
  if (fs.existsSync(data)) return sameVersion(data);
  dropHalfMade(folder);

  const making = path.join(folder, `making-${process.pid}`);
  const secret = path.join(folder, `password-${process.pid}`);
  fs.writeFileSync(secret, password, { mode: 0o600 });
  if (binaries.user) fs.chownSync(secret, binaries.user.uid, binaries.user.gid);
  const given = ["-D", making, "-U", OWNER, "--pwfile", secret, "--auth", "scram-sha-256"];
  const form = ["--encoding=UTF8", "--locale=C", "--locale-provider=builtin"];
  const rest = ["--builtin-locale=C.UTF-8", "--data-checksums"];
  const ending = await runBinary(binaries, "initdb", [...given, ...form, ...rest], folder);
  fs.rmSync(secret, { force: true });
  if (!ending.ok) {
    fs.rmSync(making, { recursive: true, force: true });
    const log = path.join(folder, "initdb.log");
    fs.writeFileSync(log, ending.said);
    return explainLog(ending.said, folder) ?? refused("not ready", didNotStart(log));
  }
  moveIntoPlace(making, data);
  return done(undefined);
}

function moveIntoPlace(making: string, data: string): void {
  try {
    fs.renameSync(making, data);
  } catch (thrown) {
    // Another start was quicker: its data are as good as ours.
    if (!["ENOTEMPTY", "EEXIST"].includes(String((thrown as NodeJS.ErrnoException).code)))
      throw thrown;
    fs.rmSync(making, { recursive: true, force: true });
  }
  const folder = fs.openSync(path.dirname(data), "r");
  fs.fsyncSync(folder);
  fs.closeSync(folder);
}

/** What a killed start had begun, unless the start that began it still runs. */
function dropHalfMade(folder: string): void {
  for (const name of fs.readdirSync(folder)) {
    const pid = /^(?:making|password)-(\d+)$/.exec(name)?.[1];
    if (pid && !runs(Number(pid))) fs.rmSync(path.join(folder, name), { recursive: true });
  }
}

function runs(pid: number): boolean {
  if (pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (thrown) {
    return (thrown as NodeJS.ErrnoException).code !== "ESRCH";
  }
}

function sameVersion(data: string): Outcome<void> {
  const file = path.join(data, "PG_VERSION");
  const version = fs.existsSync(file) ? fs.readFileSync(file, "utf8").trim() : "an unknown version";
  if (version === VERSION) return done(undefined);
  return refused(
    "not ready",
    `The data in ${data} were made by PostgreSQL ${version}, and this Onus brings PostgreSQL ${VERSION}: use the release of Onus that made them, or move the folder away and restore a backup.`,
  );
}

/** What a program of PostgreSQL said, in words for whoever started Onus. */
export function explainLog(said: string, folder: string): Outcome<never> | undefined {
  if (/No space left on device/i.test(said))
    return refused(
      "not ready",
      `The disk that holds ${folder} is full: make room on it, and start again.`,
    );
  if (/Permission denied/i.test(said))
    return refused(
      "not ready",
      `PostgreSQL may not read or write in ${folder}: give the folder to the user that made it, and start again.`,
    );
  if (/Cannot allocate memory|could not (create|map) .*shared memory/i.test(said))
    return refused(
      "not ready",
      "There is too little memory for PostgreSQL: end other programs, and start again.",
    );
  return undefined;
}

export const didNotStart = (log: string) => `PostgreSQL did not start, and why stands in ${log}.`;
