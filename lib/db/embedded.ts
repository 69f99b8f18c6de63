import { randomBytes } from "node:crypto";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import pg from "pg";
import { done, refused, type Outcome } from "@/lib/domain/outcome";
import { findBinaries, runBinary } from "./binaries";
import { OWNER, didNotStart, explainLog, makeData, type Cluster } from "./cluster";
import { freePort, isFree } from "./port";

/** Any number: each process that uses the server shares this lock, and the last to leave stops the server. */
const PRESENT = 7_310_104;
/** A crash is recovered from in seconds; after a large import it may take minutes. */
const RECOVERY_MS = 300_000;
/** How long another's hold on the data is waited out: children of a killed server end within seconds. */
const HELD_MS = 20_000;
/** Two refusals of a password might come from a stranger on the port of a server that was killed; these are enough. */
const REFUSED_MS = 4_000;
/** How long the port of a killed server is waited for. */
const PORT_MS = 5_000;
/** A last checkpoint is written; a slow disk may take a while over it. */
const STOP_MS = 60_000;

export type EmbeddedServer = {
  /** Login of the owner, to the database `postgres`. */
  url: string;
  port: number;
  /** Settles when the server has gone away without being asked to. */
  gone: Promise<void>;
  /** Stops the server, unless another process still uses it. */
  leave: () => Promise<void>;
};

type Choice = { port?: number | undefined; settings?: string[] };

/**
 * A running PostgreSQL on the data in `folder`: the one that runs there already, or else a new one.
 * Data are made where there are none, and never made again; what a killed process left is PostgreSQL's to judge.
 * `port` is the one that a server should come back to.
 */
export async function startEmbedded(
  folder: string,
  password: string,
  choice: Choice = {},
): Promise<Outcome<EmbeddedServer>> {
  const binaries = await findBinaries(folder);
  if (!binaries.ok) return binaries;
  const cluster = {
    binaries: binaries.value,
    folder,
    data: path.join(folder, "data"),
    log: path.join(folder, "postgresql.log"),
    password,
  };
  const made = await makeData(cluster);
  return made.ok ? join(cluster, choice) : made;
}

/** A server for tests: as the real one, but in a temporary folder, and without waiting for the disk. */
export async function startThrowaway(): Promise<{ url: string; stop: () => Promise<void> }> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "onus-postgres-"));
  fs.chmodSync(folder, 0o711);
  const settings = ["fsync=off", "full_page_writes=off"];
  const server = await startEmbedded(
    path.join(folder, "postgres"),
    randomBytes(12).toString("hex"),
    {
      settings,
    },
  );
  if (!server.ok) throw new Error(server.problem.message);
  const stop = async () => {
    await server.value.leave();
    fs.rmSync(folder, { recursive: true, force: true });
  };
  return { url: server.value.url, stop };
}

/** Asks whoever holds the data; starts a server where nobody does; waits while one recovers or ends. */
async function join(cluster: Cluster, choice: Choice): Promise<Outcome<EmbeddedServer>> {
  const begun = Date.now();
  const passed = () => Date.now() - begun;
  for (;;) {
    const holder = readLockFile(cluster.data);
    const answer = holder ? await greet(cluster, holder.port) : "nobody";
    if (typeof answer === "object") return done(answer);
    if (answer === "not yet") {
      if (passed() > RECOVERY_MS) return refused("not ready", stillRecovers(cluster));
      await pause(200);
      continue;
    }
    const port = await choosePort(holder?.port ?? choice.port, passed());
    const problem = port && (await startServer(cluster, port, choice.settings));
    if (problem) return problem;
    if (passed() > (answer === "wrong password" ? REFUSED_MS : HELD_MS))
      return refused("not ready", heldBy(cluster, holder?.pid, answer));
    await pause(100);
  }
}

/**
 * A server that was killed comes back at its port, whoever starts it again, so that those who knew it find it there;
 * its children may hold the port for a moment. Undefined while that is waited for.
 */
async function choosePort(wanted: number | undefined, passed: number): Promise<number | undefined> {
  if (wanted === undefined) return freePort();
  if (await isFree(wanted)) return wanted;
  return passed > PORT_MS ? freePort() : undefined;
}

/** Undefined where the server started, or where trying again may help. */
async function startServer(
  cluster: Cluster,
  port: number,
  settings: string[] = [],
): Promise<Outcome<never> | undefined> {
  const { binaries, folder, data, log } = cluster;
  keepLogShort(log);
  const begins = fs.existsSync(log) ? fs.statSync(log).size : 0;
  const options = serverSettings(port, settings).map((setting) => `-c ${setting}`);
  const given = ["start", "-D", data, "-l", log, "-w", "-t", "60", "-s", "-o", options.join(" ")];
  const ending = await runBinary(binaries, "pg_ctl", given, folder);
  if (ending.ok) return undefined;
  const said = fs.existsSync(log)
    ? fs.readFileSync(log).subarray(begins).toString("utf8")
    : ending.said;
  if (PASSES.test(said)) return undefined;
  return explainLog(said, folder) ?? refused("not ready", didNotStart(log));
}

/** Said by a server that finds a port taken, or another server starting, ending or recovering on its data. */
const PASSES =
  /could not bind|lock file "|still in use|starting up|shutting down|recovery|redo|database system was/i;

const serverSettings = (port: number, more: string[]) => [
  `port=${port}`,
  "listen_addresses=127.0.0.1",
  "unix_socket_directories=''",
  "password_encryption=scram-sha-256",
  "timezone=UTC",
  "log_timezone=UTC",
  `shared_buffers=${bufferMegabytes()}MB`,
  // What is refused may hold a name that must not stand in a log.
  "log_error_verbosity=terse",
  "log_min_error_statement=panic",
  ...more,
];

/** An eighth of the memory that there is: what is searched most stays in it. Never below PostgreSQL's own default. */
function bufferMegabytes(): number {
  const memory = Math.min(os.totalmem(), process.constrainedMemory() || Infinity);
  return Math.min(1024, Math.max(128, Math.floor(memory / 8 / 2 ** 20)));
}

/** Line 1 of postmaster.pid is the process, line 4 its port. The file is PostgreSQL's: read here, never removed. */
function readLockFile(data: string): { pid: number; port: number } | undefined {
  try {
    const lines = fs.readFileSync(path.join(data, "postmaster.pid"), "utf8").split("\n");
    const [pid, port] = [Number(lines[0]), Number(lines[3])];
    return port ? { pid, port } : undefined;
  } catch {
    return undefined;
  }
}

type Silence = "nobody" | "not yet" | "wrong password";

async function greet(cluster: Cluster, port: number): Promise<EmbeddedServer | Silence> {
  const url = `postgresql://${OWNER}:${encodeURIComponent(cluster.password)}@127.0.0.1:${port}/postgres`;
  const client = new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: 5_000,
    application_name: "onus",
  });
  const gone = new Promise<void>((resolve) => {
    client.on("error", () => resolve());
    client.on("end", () => resolve());
  });
  try {
    await client.connect();
    const { rows } = await client.query<{ data_directory: string }>("show data_directory");
    if (fs.realpathSync(rows[0]?.data_directory ?? "") !== fs.realpathSync(cluster.data)) {
      await client.end();
      return "nobody";
    }
    await client.query("select pg_advisory_lock_shared($1)", [PRESENT]);
  } catch (thrown) {
    await client.end().catch(() => {});
    return silence((thrown as { code?: string }).code);
  }
  return { url, port, gone, leave: () => leave(cluster, client) };
}

function silence(code: string | undefined): Silence {
  if (code === "57P03") return "not yet";
  return code === "28P01" || code === "28000" ? "wrong password" : "nobody";
}

/** Whoever can hold the lock alone is the last. A newcomer then waits for it until the server ends, and starts another. */
async function leave(cluster: Cluster, client: pg.Client): Promise<void> {
  try {
    await client.query("select pg_advisory_unlock_shared($1)", [PRESENT]);
    const { rows } = await client.query<{ last: boolean }>(
      "select pg_try_advisory_lock($1) as last",
      [PRESENT],
    );
    if (rows[0]?.last) await stopServer(cluster);
  } catch {
    // The server has ended without us: there is nothing left to leave.
  }
  await client.end().catch(() => {});
}

/** Waits for this server alone: pg_ctl would wait for the next one too, if somebody started it in between. */
async function stopServer({ binaries, data, folder }: Cluster): Promise<void> {
  const pid = readLockFile(data)?.pid;
  await runBinary(binaries, "pg_ctl", ["stop", "-D", data, "-m", "fast", "-W", "-s"], folder);
  const until = Date.now() + STOP_MS;
  while (pid && readLockFile(data)?.pid === pid && Date.now() < until) await pause(20);
}

/** One earlier log is kept. */
function keepLogShort(log: string): void {
  if (fs.existsSync(log) && fs.statSync(log).size > 10_000_000) fs.renameSync(log, `${log}.1`);
}

const stillRecovers = ({ log }: Cluster) =>
  `PostgreSQL is still recovering after ${RECOVERY_MS / 60_000} minutes: wait and start again; what it does stands in ${log}.`;

const heldBy = ({ data, folder }: Cluster, pid: number | undefined, answer: Silence) =>
  answer === "wrong password"
    ? `PostgreSQL does not accept the password in ${path.join(folder, "..", "secrets.json")}: put the secrets.json that was made with ${data} back in its place.`
    : `The data in ${data} are held by process ${pid ?? "of another program"}, which does not answer as PostgreSQL: end it, or restart this machine, and start again.`;
