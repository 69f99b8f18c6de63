import { parseArgs } from "node:util";
import { setTimeout as pause } from "node:timers/promises";
import { openHome } from "@/lib/db/home";
import { isFree } from "@/lib/db/port";
import { holdDesk } from "@/lib/db/running";
import { done, refused, type Outcome } from "@/lib/domain/outcome";
import { makeAssets } from "./assets";
import { buildIfChanged } from "./build";
import type { Command, ExitCode, Output } from "./command";
import { homeFolder, openDatabases, setEnvironment, type Databases } from "./databases";
import { readSettings, type Settings } from "./settings";
import { keepHold, keepServer, keepWorking } from "./supervise";
import { startWebServer, type WebServer, type WingKeys } from "./web-server";

export const start: Command = {
  usage: "start [--dev]",
  summary: "Starts everything and serves until it is told to stop.",
  needsDatabases: false,
  async run(given, out) {
    const { values } = parseArgs({ args: given, options: { dev: { type: "boolean" } } });
    const settings = readSettings(process.env);
    if (!settings.ok) return refuse(settings, out);
    const ends: End[] = [];
    const told = toldToStop();
    try {
      const work = serve(settings.value, values.dev ?? false, { out, ends, told });
      return await Promise.race([work, told.then(() => sayStopping(out))]);
    } finally {
      for (const end of ends.reverse()) await end();
    }
  },
};

function sayStopping(out: Output): ExitCode {
  out.line("Stopping …");
  return 0;
}

/** What has been begun and must be ended, the last first. */
type End = () => Promise<void>;
type Context = { out: Output; ends: End[]; told: Promise<void> };

/** By a signal, or by the end of the process that started this one. */
function toldToStop(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => resolve());
    process.on("disconnect", () => resolve());
  });
}

async function serve(settings: Settings, dev: boolean, context: Context): Promise<ExitCode> {
  const { out, ends } = context;
  const opened = await open(settings, context);
  if (!opened.ok) return refuse(opened, out);
  const { keys, databases, home } = opened.value;

  if (!(await portIsFree(settings))) return refuse(portTaken(settings), out);
  if (databases) {
    // Letters and tables that jobs of this process write lead to where the desk stands.
    Object.assign(process.env, { ONUS_URL: settings.url, ONUS_DESK_URL: settings.deskUrl });
    setEnvironment(databases);
    const { bringEditions } = await import("./first-edition");
    const edition = await bringEditions();
    if (!edition.ok) return refuse(edition, out);
    step(out, "published", edition.value);
  }
  if (dev) await makeAssets();
  else await buildPages(out);

  const web = startWebServer(settings, keys, { home, dev });
  ends.push(web.stop);
  if (!(await web.ready)) {
    out.problem(`The web server did not start:\n${await web.ended}`);
    return 1;
  }
  if (settings.site !== "public") ends.push(keepWorking());
  await showAddresses(settings, databases, out);
  return untilSomethingEnds(web, databases, context);
}

type Opened = { keys: WingKeys; home: string; databases: Databases | undefined };

/** A public wing that is given its one key needs nothing else; whoever holds more prepares both databases. */
async function open(settings: Settings, { out, ends }: Context): Promise<Outcome<Opened>> {
  const { DATABASE_URL: owner, DATABASE_URL_PUBLIC: reader } = process.env;
  if (settings.site === "public" && reader && !owner) {
    step(out, "database", `the publication at ${new URL(reader).host}`);
    return done({ keys: { reader }, home: openHome(homeFolder()).folder, databases: undefined });
  }
  const opened = await openDatabases();
  if (!opened.ok) return opened;
  const databases = opened.value;
  ends.push(() => databases.leave());
  step(out, "database", databases.place);
  if (settings.site !== "public") {
    const hold = await holdDesk(databases.keys.owner.record, settings.deskUrl);
    if (!hold.ok) return hold;
    ends.push(keepHold(hold.value, databases.keys.owner.record, settings.deskUrl));
  }
  const { keys, secrets, home } = databases;
  return done({
    keys: { reader: keys.reader, desk: { keys, secrets } },
    home: home.folder,
    databases,
  });
}

async function buildPages(out: Output): Promise<void> {
  const begun = Date.now();
  const slow = setTimeout(() => step(out, "pages", "being built; this takes a minute"), 1_000);
  const built = await buildIfChanged().finally(() => clearTimeout(slow));
  const seconds = Math.round((Date.now() - begun) / 1000);
  step(out, "pages", built ? `built in ${seconds} s` : "as built before");
}

/** The web server of a start that was killed lets go of its port within a moment. */
async function portIsFree({ port, host }: Settings): Promise<boolean> {
  for (let tries = 0; tries < 20; tries += 1) {
    if (await isFree(port, host)) return true;
    await pause(100);
  }
  return false;
}

const portTaken = ({ port, host }: Settings) =>
  refused(
    "not ready",
    `Port ${port} of ${host} is taken by another program: end that one, or choose another port, as in PORT=${port + 1} npm start.`,
  );

async function showAddresses(
  { site, url, deskUrl }: Settings,
  databases: Databases | undefined,
  out: Output,
): Promise<void> {
  out.line("");
  if (site !== "desk") step(out, "public", url);
  if (site !== "public") step(out, "desk", `${deskUrl}/desk`);
  if (site !== "public" && databases) {
    const { firstAdministratorLink } = await import("@/lib/auth/first-administrator");
    const link = await firstAdministratorLink(deskUrl);
    if (link) {
      out.line("\nNobody can sign in yet. This link makes the first administrator, once, today:");
      out.line(`  ${link}`);
    }
  }
  out.line("\nReady. Press Ctrl+C to stop.");
}

async function untilSomethingEnds(
  web: WebServer,
  databases: Databases | undefined,
  { out, told }: Context,
): Promise<ExitCode> {
  const ended = web.ended.then(() => "The web server ended by itself: start Onus again.");
  const lost = databases ? keepServer(databases, out, told) : new Promise<never>(() => {});
  const why = await Promise.race([ended, lost, told.then(() => "")]);
  if (why) out.problem(why);
  return why ? 1 : 0;
}

const step = (out: Output, name: string, text: string) => out.line(`${name.padEnd(10)} ${text}`);

function refuse(outcome: Outcome<unknown>, out: Output): ExitCode {
  if (!outcome.ok) out.problem(outcome.problem.message);
  return 1;
}
