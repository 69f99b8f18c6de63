import { spawn } from "node:child_process";
import os from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { ROOT, install } from "./install.mjs";

/** What Node says to those who write a program is no word to those who use it. */
const QUIET = "--disable-warning=DeprecationWarning";

/** Runs the command line (lib/cli/main.ts) with these words, and gives back the code it ended with. */
export async function run(words) {
  const problem = install();
  if (problem) {
    console.error(problem);
    return 1;
  }
  const main = [
    "--conditions=react-server",
    QUIET,
    "--import",
    "tsx",
    path.join("lib", "cli", "main.ts"),
  ];
  // The channel is a leash: when this process is killed, the other one notices and ends in order.
  const stdio = ["inherit", "inherit", "inherit", "ipc"];
  const child = spawn(process.execPath, [...main, ...words], { cwd: ROOT, stdio });
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"])
    process.on(signal, () => child.kill(signal));
  process.on("disconnect", () => child.kill("SIGTERM"));
  if (process.env.npm_lifecycle_event) whenOrphaned(() => child.kill("SIGTERM"));
  return new Promise((resolve) => {
    child.on("exit", (code, signal) => resolve(code ?? 128 + os.constants.signals[signal]));
  });
}

/** npm starts us by a shell and, when it is told to end, ends the shell alone, which tells us nothing. */
function whenOrphaned(act) {
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    act();
  }, 500);
  watch.unref();
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href)
  process.exit(await run(process.argv.slice(2)));
