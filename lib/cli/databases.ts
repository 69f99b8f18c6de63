import { setTimeout as pause } from "node:timers/promises";
import { startEmbedded, type EmbeddedServer } from "@/lib/db/embedded";
import { openHome, secretsOf, type Home, type Secrets } from "@/lib/db/home";
import { embeddedPlan, outsidePlan } from "@/lib/db/plan";
import { prepare, urlOf, withClient, type Keys, type Plan } from "@/lib/db/server";
import { done, refused, type Outcome } from "@/lib/domain/outcome";
import { explain } from "./explain";

export type Databases = {
  home: Home;
  secrets: Secrets;
  keys: Keys;
  /** Set where the server is our own. */
  embedded: EmbeddedServer | undefined;
  /** In words, for the person who started it. */
  place: string;
  leave: () => Promise<void>;
};

/** How long an outside server may take to begin answering, as when both start with the machine. */
const PATIENCE_MS = 20_000;

export const homeFolder = (): string => process.env["ONUS_HOME"] || ".onus";

/** Both databases, prepared: on the server that DATABASE_URL names, else on our own, which is started if need be. */
export async function openDatabases(): Promise<Outcome<Databases>> {
  const home = openHome(homeFolder());
  const { DATABASE_URL: owner, DATABASE_URL_PUBLIC: reader } = process.env;
  if (owner && reader) return openOutside(home, owner, reader);
  if (owner || reader)
    return refused(
      "not valid",
      "Set both DATABASE_URL (the record) and DATABASE_URL_PUBLIC (what the public reads), or neither.",
    );
  const secrets = secretsOf(home);
  return secrets.ok ? openEmbedded(home, secrets.value) : secrets;
}

async function openEmbedded(home: Home, secrets: Secrets): Promise<Outcome<Databases>> {
  const server = await startEmbedded(home.postgres, secrets.owner);
  if (!server.ok) return server;
  const { url, leave } = server.value;
  const keys = await prepare(embeddedPlan(url, secrets));
  if (!keys.ok) {
    await leave();
    return keys;
  }
  const place = `PostgreSQL 18, in ${home.postgres}`;
  return done({ home, secrets, keys: keys.value, embedded: server.value, place, leave });
}

async function openOutside(home: Home, owner: string, reader: string): Promise<Outcome<Databases>> {
  const secrets = secretsOf(home);
  if (!secrets.ok) return secrets;
  const plan = outsidePlan(owner, reader, secrets.value);
  if (!plan.ok) return plan;
  const place = `the server at ${new URL(owner).host}`;
  try {
    const keys = await prepare(await reachable(plan.value));
    if (!keys.ok) return keys;
    await accepts(keys.value.reader, "DATABASE_URL_PUBLIC");
    const leave = async () => {};
    return done({
      home,
      secrets: secrets.value,
      keys: keys.value,
      embedded: undefined,
      place,
      leave,
    });
  } catch (thrown) {
    const why = explain(thrown, place);
    if (!why) throw thrown;
    return refused("not ready", why);
  }
}

/** The plan with an address that answers: that of the record, or where it does not exist yet of `postgres`. */
async function reachable(plan: Plan): Promise<Plan> {
  const until = Date.now() + PATIENCE_MS;
  for (;;) {
    try {
      await accepts(plan.serverUrl, "DATABASE_URL");
      return plan;
    } catch (thrown) {
      const { code } = thrown as { code?: string };
      if (code === "3D000") return { ...plan, serverUrl: urlOf(plan.serverUrl, "postgres") };
      if (!["ECONNREFUSED", "57P03"].includes(code ?? "") || Date.now() > until) throw thrown;
      await pause(500);
    }
  }
}

async function accepts(url: string, setting: string): Promise<void> {
  try {
    await withClient(url, (client) => client.query("select 1"));
  } catch (thrown) {
    throw Object.assign(thrown as Error, { setting });
  }
}

/** Everything that lib/env reads, for the process that runs a command. Before anything that reads it is imported. */
export function setEnvironment({ home, secrets, keys }: Databases): void {
  Object.assign(process.env, {
    ONUS_HOME: home.folder,
    ONUS_RECORD_URL: keys.desk,
    ONUS_PUBLISHER_URL: keys.publisher,
    ONUS_PUBLIC_URL: keys.reader,
    NEXTAUTH_SECRET: secrets.session,
  });
}
