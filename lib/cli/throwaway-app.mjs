import { spawn } from "node:child_process";
import fs from "node:fs";
import net from "node:net";
import os from "node:os";
import path from "node:path";
import { ROOT } from "./install.mjs";
import { withoutSettings } from "./own-settings.mjs";

/** A home in the temporary folder, which PostgreSQL, as a user of its own, can pass through. */
export function makeHome() {
  const home = fs.mkdtempSync(path.join(os.tmpdir(), "onus-throwaway-"));
  fs.chmodSync(home, 0o711);
  return home;
}

/** What a command on this home needs in its environment; what somebody set for their own Onus is left out. */
export async function environmentFor(home) {
  const ours = { ONUS_HOME: home, PORT: String(await freePort()), ONUS_API_RATE: "0" }; // Tests ask faster than readers.
  return { ...withoutSettings(process.env), ...ours };
}

/** Starts Onus as `npm start` does. `ready` settles as true once it serves, as false where it ended before. */
export function startApp(environment) {
  const stdio = ["ignore", "pipe", "pipe", "ipc"];
  const child = spawn(process.execPath, ["lib/cli/run.mjs", "start"], {
    cwd: ROOT,
    env: environment,
    stdio,
  });
  const app = { child, said: "", url: `http://localhost:${environment.PORT}` };
  app.ended = new Promise((resolve) => child.once("exit", resolve));
  const saysReady = new Promise((resolve) => {
    for (const stream of [child.stdout, child.stderr])
      stream.on("data", (part) => {
        app.said += part;
        if (app.said.includes("Ready.")) resolve(true);
      });
  });
  app.ready = Promise.race([saysReady, app.ended.then(() => false)]);
  app.stop = async () => {
    child.kill("SIGTERM");
    await app.ended;
  };
  /** What it said, where it ended before it was told to. */
  app.lastWords = () => (child.exitCode === null && child.signalCode === null ? "" : app.said);
  return app;
}

/** The owner's login to the record of a home whose server runs: for setting a scene, and for looking at what was written. */
export function ownerUrl(home) {
  const { owner } = JSON.parse(fs.readFileSync(path.join(home, "secrets.json"), "utf8"));
  return `postgresql://onus_owner:${owner}@127.0.0.1:${lockFile(home)[3]}/record`;
}

export const postmaster = (home) => Number(lockFile(home)[0]);

const lockFile = (home) =>
  fs.readFileSync(path.join(home, "postgres", "data", "postmaster.pid"), "utf8").split("\n");

/** A port that nobody listens at now. */
export function freePort() {
  return new Promise((resolve) => {
    const server = net.createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}
