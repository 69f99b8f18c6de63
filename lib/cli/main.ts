import fs from "node:fs";
import path from "node:path";
import type { Command, ExitCode } from "./command";
import { homeFolder, openDatabases, setEnvironment, type Databases } from "./databases";
import { explain } from "./explain";
import { generateClients } from "./generate";
import { output } from "./output";

type Commands = Record<string, () => Promise<Command>>;

/** Words that open the databases themselves, or not at all. */
const FREE: Commands = {
  start: async () => (await import("./serve")).start,
  build: async () => (await import("./build")).build,
  doctor: async () => (await import("./doctor")).doctor,
  backup: async () => (await import("./backup")).backup,
  restore: async () => (await import("./restore")).restore,
};

/** Words that find the databases open. Read only then: what they import reads the settings that are worked out here. */
const BOUND: Commands = {
  import: async () => (await import("./import")).importFile,
  vote: async () => (await import("./vote")).vote,
  account: async () => (await import("./account")).account,
  publish: async () => (await import("./publish")).publish,
  export: async () => (await import("./export")).exportFile,
  editions: async () => (await import("./editions")).editions,
  approve: async () => (await import("./approve")).approve,
  undo: async () => (await import("./undo")).undo,
  takedown: async () => (await import("./takedown")).takedown,
  mirror: async () => (await import("./mirror")).mirror,
  verify: async () => (await import("./verify")).verify,
};

const [word = "", ...given] = process.argv.slice(2);
const out = output(given.includes("--json"));
process.exit(await main());

async function main(): Promise<ExitCode> {
  try {
    await generateClients();
    if (Object.hasOwn(FREE, word)) return await call(FREE[word]);
    if (word === "verify" && isElsewhere(given))
      return await call(async () => (await import("./verify-edition")).verifyEdition);
    if (Object.hasOwn(BOUND, word)) return await callBound(BOUND[word]);
    return await showWords();
  } catch (thrown) {
    out.problem(explain(thrown) ?? noteSurprise(thrown));
    return 1;
  }
}

/** An edition that others serve, or a mirror, is verified without our databases. */
function isElsewhere(flags: string[]): boolean {
  return flags.some((flag) => /^--(url|mirror)(=|$)/.test(flag));
}

async function callBound(load: Commands[string] | undefined): Promise<ExitCode> {
  const opened = await openDatabases();
  if (!opened.ok) {
    out.problem(opened.problem.message);
    return 1;
  }
  leaveWhenTold(opened.value);
  setEnvironment(opened.value);
  try {
    return await call(load);
  } finally {
    await opened.value.leave();
  }
}

async function call(load: Commands[string] | undefined): Promise<ExitCode> {
  const command = await load?.();
  if (!command) return 2;
  try {
    return await command.run(given, out);
  } catch (thrown) {
    if (!isWrongUse(thrown)) throw thrown;
    out.problem(`${thrown.message}\nUse: npm run onus -- ${command.usage}`);
    return 2;
  }
}

/** node:util parseArgs says so of words and flags that a command does not know. */
function isWrongUse(thrown: unknown): thrown is Error {
  const { code } = thrown as { code?: unknown };
  return thrown instanceof Error && String(code).startsWith("ERR_PARSE_ARGS");
}

/** A command that is told to stop lets go of the server. What it had not finished, the database undoes. */
function leaveWhenTold(databases: Databases): void {
  const end = () => void databases.leave().finally(() => process.exit(1));
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.once(signal, end);
  process.once("disconnect", end);
}

async function showWords(): Promise<ExitCode> {
  const asked = ["", "help", "--help", "-h"].includes(word);
  const commands = await Promise.all(Object.values({ ...FREE, ...BOUND }).map((load) => load()));
  const lines = commands.map(({ usage, summary }) => `  ${usage}\n      ${summary}`);
  const text = ["Use: npm run onus -- WORD …", "", ...lines].join("\n");
  if (asked) out.line(text);
  else out.problem(`Onus knows no command "${word}".\n${text}`);
  return asked ? 0 : 2;
}

/** The details are for whoever mends Onus, not for its reader. */
function noteSurprise(thrown: unknown): string {
  const file = path.join(path.resolve(homeFolder()), "logs", "surprises.log");
  const details = thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown);
  try {
    fs.appendFileSync(file, `${new Date().toISOString()} ${word}\n${details}\n`, { mode: 0o600 });
    return `Something failed that Onus did not expect, and nothing was half-done. The details stand in ${file}.`;
  } catch {
    return `Something failed that Onus did not expect: ${details}`;
  }
}
