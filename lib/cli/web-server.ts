import { spawn } from "node:child_process";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { nextEnvironment } from "./build";
import type { Databases } from "./databases";
import { LEASH, preload } from "./program";
import type { Settings } from "./settings";

export type WebServer = {
  /** Settles when it has ended, with what it said if it never answered. */
  ended: Promise<string>;
  /** True once it answers requests; false where it ended before that. */
  ready: Promise<boolean>;
  stop: () => Promise<void>;
};

/** What a wing may open: the public wing the publication for reading, and the desk everything but what owners open. */
export type WingKeys = { reader: string; desk?: Pick<Databases, "keys" | "secrets"> };

const NEXT = path.join("node_modules", "next", "dist", "bin", "next");
const READY_MS = 120_000;
/** Requests under way are finished; what takes longer is cut off. */
const DRAIN_MS = 15_000;

export function startWebServer(
  settings: Settings,
  keys: WingKeys,
  { home, dev }: { home: string; dev: boolean },
): WebServer {
  const guard = settings.site === "all" ? [] : ["--import", preload(`${settings.site}-guard.mjs`)];
  const word = dev ? "dev" : "start";
  const address = ["--port", String(settings.port), "--hostname", settings.host];
  const child = spawn(
    process.execPath,
    ["--import", LEASH, ...guard, NEXT, word, ...address],
    // A group of its own: an interrupt from the keyboard goes to us, and we stop things in their order.
    {
      env: { ...environmentOf(settings, keys, home, dev), ONUS_LEASH: "1" },
      stdio: ["ignore", "pipe", "pipe", "ipc"],
      detached: true,
    },
  );
  let answered = false;
  let greeting = "";
  const passOn = (part: Buffer) => {
    if (answered) process.stderr.write(part);
    else greeting += part.toString("utf8");
  };
  child.stdout?.on("data", passOn);
  child.stderr?.on("data", passOn);
  const ended = new Promise<string>((resolve) => {
    child.once("error", (thrown) => resolve(thrown.message));
    child.once("close", () => resolve(answered ? "" : greeting));
  });
  const ready = Promise.race([answers(settings), ended.then(() => false)]).then(
    (is) => (answered = is),
  );
  const stop = async () => {
    child.kill("SIGTERM");
    const late = setTimeout(() => child.kill("SIGKILL"), DRAIN_MS);
    await ended;
    clearTimeout(late);
  };
  return { ended, ready, stop };
}

function environmentOf(
  { site, url, deskUrl, mail }: Settings,
  { reader, desk }: WingKeys,
  home: string,
  dev: boolean,
): NodeJS.ProcessEnv {
  const ofBoth = {
    ...nextEnvironment(),
    ...(dev && { NODE_ENV: "development" as const }),
    SITE: site,
    ONUS_HOME: home,
    ONUS_URL: url,
    ONUS_DESK_URL: deskUrl,
    ONUS_PUBLIC_URL: reader,
  };
  if (site === "public" || !desk) return ofBoth;
  return {
    ...ofBoth,
    ONUS_RECORD_URL: desk.keys.desk,
    ONUS_PUBLISHER_URL: desk.keys.publisher,
    NEXTAUTH_SECRET: desk.secrets.session,
    NEXTAUTH_URL: deskUrl,
    ...(mail && { ONUS_SMTP_URL: mail.server, ONUS_MAIL_FROM: mail.from }),
  };
}

async function answers({ host, port }: Settings): Promise<boolean> {
  const name = { "0.0.0.0": "127.0.0.1", "::": "[::1]" }[host] ?? host;
  const until = Date.now() + READY_MS;
  while (Date.now() < until) {
    try {
      await fetch(`http://${name}:${port}/health`, { redirect: "manual" });
      return true;
    } catch {
      await pause(100);
    }
  }
  return false;
}
