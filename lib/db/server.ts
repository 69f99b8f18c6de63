import pg from "pg";
import type { DatabaseName } from "./migrate";

/** Groups that migrations grant to. Logins are members of one each. */
export const GROUPS = ["onus_desk", "onus_publisher", "onus_public"] as const;
export type Group = (typeof GROUPS)[number];

/** Makes the groups where they are missing. `ownerUrl` is a login that may create roles. */
export async function prepareGroups(ownerUrl: string): Promise<void> {
  await withClient(ownerUrl, async (client) => {
    for (const group of GROUPS) {
      const { rowCount } = await client.query("select 1 from pg_roles where rolname = $1", [group]);
      if (!rowCount) await client.query(`create role ${client.escapeIdentifier(group)} nologin`);
    }
  });
}

/** Makes a database where it is missing, and lets in its groups alone. */
export async function prepareDatabase(
  ownerUrl: string,
  name: string,
  kind: DatabaseName,
): Promise<void> {
  await withClient(ownerUrl, async (client) => {
    const { rowCount } = await client.query("select 1 from pg_database where datname = $1", [name]);
    if (!rowCount) await client.query(`create database ${client.escapeIdentifier(name)}`);
    await closeDatabase(client, name, kind);
  });
}

/** Nobody connects but the groups that have business there; nobody makes temporary tables. */
export async function closeDatabase(
  client: pg.Client,
  name: string,
  kind: DatabaseName,
): Promise<void> {
  const groups = kind === "record" ? ["onus_desk"] : ["onus_publisher", "onus_public"];
  const database = client.escapeIdentifier(name);
  await client.query(`revoke all on database ${database} from public`);
  await client.query(`grant connect on database ${database} to ${groups.join(", ")}`);
}

/** A login with this password, in this group and no other. Made anew or brought up to date. */
export async function prepareLogin(
  ownerUrl: string,
  login: string,
  password: string,
  group: Group,
): Promise<void> {
  await withClient(ownerUrl, async (client) => {
    const role = client.escapeIdentifier(login);
    const { rowCount } = await client.query("select 1 from pg_roles where rolname = $1", [login]);
    const verb = rowCount ? "alter" : "create";
    await client.query(
      `${verb} role ${role} login nosuperuser nocreatedb nocreaterole password ${client.escapeLiteral(password)}`,
    );
    await client.query(`grant ${group} to ${role}`);
  });
}

/** The same server and login, another database. */
export function urlOf(
  serverUrl: string,
  database: string,
  login?: { user: string; password: string },
): string {
  const url = new URL(serverUrl);
  url.pathname = `/${database}`;
  if (login) {
    url.username = encodeURIComponent(login.user);
    url.password = encodeURIComponent(login.password);
  }
  return url.toString();
}

export async function withClient<T>(
  url: string,
  work: (client: pg.Client) => Promise<T>,
): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
