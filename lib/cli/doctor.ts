import fs from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { LEAST_VERSION, withClient } from "@/lib/db/server";
import type { Command } from "./command";
import { homeFolder, openDatabases, type Databases } from "./databases";

/** One thing that was looked at. `problem` says what is wrong and what to do. */
type Finding = { looked: string; found: string; problem?: string };

export const doctor: Command = {
  usage: "doctor [--json]",
  summary:
    "Looks at this installation and says what is wrong with it. Changes nothing that a start would not.",
  needsDatabases: false,
  async run(given, out) {
    parseArgs({ args: given, options: { json: { type: "boolean" } } });
    const findings = [machine(), disk(), secretsFile(), ...(await databaseFindings())];
    for (const { looked, found, problem } of findings)
      out.line(`${problem ? "✗" : "✓"} ${looked}: ${found}${problem ? `. ${problem}` : ""}`);
    const healthy = findings.every(({ problem }) => !problem);
    out.result({ healthy, findings });
    return healthy ? 0 : 1;
  },
};

const GIGABYTE = 1024 ** 3;

const machine = (): Finding => ({
  looked: "Machine",
  found: `Node ${process.versions.node} on ${process.platform}-${process.arch}`,
});

function disk(): Finding {
  const folder = fs.existsSync(homeFolder()) ? homeFolder() : ".";
  const { bavail, bsize } = fs.statfsSync(folder);
  const free = (bavail * bsize) / GIGABYTE;
  const finding = {
    looked: "Disk",
    found: `${free.toFixed(1)} GB free for ${path.resolve(folder)}`,
  };
  return free >= 1 ? finding : { ...finding, problem: "Make room: Onus wants 1 GB at least." };
}

function secretsFile(): Finding {
  const file = path.resolve(homeFolder(), "secrets.json");
  const looked = "Secrets";
  if (!fs.existsSync(file)) return { looked, found: "not made yet" };
  const mode = fs.statSync(file).mode & 0o777;
  if (process.platform === "win32" || mode === 0o600)
    return { looked, found: `${file}, for its owner alone` };
  return {
    looked,
    found: `${file} has mode ${mode.toString(8)}`,
    problem: `Others on this machine may read it: run chmod 600 ${file}.`,
  };
}

async function databaseFindings(): Promise<Finding[]> {
  const opened = await openDatabases();
  if (!opened.ok)
    return [{ looked: "Databases", found: "not to be had", problem: opened.problem.message }];
  try {
    return [await server(opened.value), await editionsAgree(opened.value)];
  } finally {
    await opened.value.leave();
  }
}

/** The version of an outside server is checked when it is opened; here it is shown. */
async function server({ keys, place }: Databases): Promise<Finding> {
  const version = await withClient(keys.owner.record, async (client) => {
    const { rows } = await client.query<{ server_version: string }>("show server_version");
    return rows[0]?.server_version;
  });
  return {
    looked: "Databases",
    found: `${place}; version ${version} (${LEAST_VERSION} at least), migrated`,
  };
}

/** What was sealed and what the public reads: the same edition, but for a crash between the two. */
async function editionsAgree(databases: Databases): Promise<Finding> {
  const newest = (url: string) =>
    withClient(url, async (client) => {
      const { rows } = await client.query<{ n: number }>(
        "select coalesce(max(number), 0) as n from edition",
      );
      return rows[0]?.n ?? 0;
    });
  const [sealed, read] = await Promise.all([
    newest(databases.keys.owner.record),
    newest(databases.keys.owner.publication),
  ]);
  const looked = "Editions";
  if (sealed === read)
    return { looked, found: sealed ? `${sealed}, sealed and public` : "none yet" };
  return {
    looked,
    found: `${sealed} is sealed, and the public reads ${read}`,
    problem: "Start Onus (npm start): it finishes what was interrupted.",
  };
}
