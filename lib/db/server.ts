import pg from "pg";
import { done, refused, type Outcome } from "@/lib/domain/outcome";
import type { DatabaseName } from "./migrate";
import { isMigrated } from "./migrated";
import { scramVerifier } from "./scram";

/** Groups that migrations grant to. Logins are members of one each. */
export const GROUPS = ["onus_desk", "onus_publisher", "onus_public"] as const;
export type Group = (typeof GROUPS)[number];

/** Below this, everybody may make tables in a new database; the migrations rely on that they may not. */
export const LEAST_VERSION = 15;
/** Any number: of two starts at once, one prepares and the other waits. */
const PREPARING = 7_310_105;

export type Login = { user: string; password: string };

/** A server, the databases on it, and the logins that open them. */
export type Plan = {
  /** The owner's login, to a database that exists. */
  serverUrl: string;
  record: string;
  publication: string;
  desk: Login;
  publisher: Login;
  reader: Login;
  /** Nobody else has business on this server, so that its other databases are shut too. */
  ours: boolean;
};

/** One login for each door. `owner` opens everything and is given to no wing. */
export type Keys = {
  owner: { record: string; publication: string };
  desk: string;
  publisher: string;
  reader: string;
};

/** Makes what is missing (groups, databases, tables, logins), leaves what stands, and gives back the keys. */
export async function prepare(plan: Plan): Promise<Outcome<Keys>> {
  return withClient(plan.serverUrl, async (client) => {
    const fit = await checkServer(client);
    if (!fit.ok) return fit;
    await client.query("select pg_advisory_lock($1)", [PREPARING]);
    try {
      return await prepareAll(client, plan);
    } catch (thrown) {
      if ((thrown as { code?: string }).code !== "42501") throw thrown;
      return mayNotPrepare(await currentUser(client));
    }
  });
}

async function prepareAll(client: pg.Client, plan: Plan): Promise<Outcome<Keys>> {
  const { serverUrl, record, publication, desk, publisher, reader } = plan;
  await makeGroups(client);
  const groupOf: [Login, Group][] = [
    [desk, "onus_desk"],
    [publisher, "onus_publisher"],
    [reader, "onus_public"],
  ];
  for (const [login, group] of groupOf) {
    const least = await checkLogin(client, login.user, group);
    if (!least.ok) return least;
  }
  await setLogin(client, desk, "onus_desk");
  await setLogin(client, publisher, "onus_publisher");
  await setReader(client, reader, plan.ours);
  const guests = { record: [desk.user], publication: [publisher.user, reader.user] };
  for (const kind of ["record", "publication"] as const) {
    await makeDatabase(client, plan[kind]);
    await closeDatabase(client, plan[kind], kind, guests[kind]);
    const shut = await checkShut(client, plan[kind]);
    if (!shut.ok) return shut;
  }
  if (plan.ours) await client.query("revoke all on database postgres, template1 from public");
  const owner = { record: urlOf(serverUrl, record), publication: urlOf(serverUrl, publication) };
  for (const kind of ["record", "publication"] as const) await bringUpToDate(kind, owner[kind]);
  for (const url of Object.values(owner)) await closeLargeObjects(url);
  return done({
    owner,
    desk: urlOf(serverUrl, record, desk),
    publisher: urlOf(serverUrl, publication, publisher),
    reader: urlOf(serverUrl, publication, reader),
  });
}

async function bringUpToDate(database: DatabaseName, ownerUrl: string): Promise<void> {
  if (await withClient(ownerUrl, (client) => isMigrated(client, database))) return;
  const { migrate } = await import("./migrate");
  await migrate(database, ownerUrl);
}

async function checkServer(client: pg.Client): Promise<Outcome<void>> {
  const { rows } = await client.query<{ version: number }>(
    "select current_setting('server_version_num')::int / 10000 as version",
  );
  const version = rows[0]?.version ?? 0;
  if (version >= LEAST_VERSION) return done(undefined);
  return refused(
    "not ready",
    `DATABASE_URL leads to PostgreSQL ${version}, and Onus needs ${LEAST_VERSION} or later (18 is what it is tested with most).`,
  );
}

/** Makes the groups where they are missing. `ownerUrl` is a login that may create roles. */
export const prepareGroups = (ownerUrl: string): Promise<void> => withClient(ownerUrl, makeGroups);

async function makeGroups(client: pg.Client): Promise<void> {
  for (const group of GROUPS)
    if (!(await roleExists(client, group)))
      await client.query(`create role ${client.escapeIdentifier(group)} nologin`);
}

async function makeDatabase(client: pg.Client, name: string): Promise<void> {
  const { rowCount } = await client.query("select 1 from pg_database where datname = $1", [name]);
  if (!rowCount) await client.query(`create database ${client.escapeIdentifier(name)}`);
}

const GROUPS_OF: Record<DatabaseName, readonly string[]> = {
  record: ["onus_desk"],
  publication: ["onus_publisher", "onus_public"],
};

/** Nobody connects but those who have business there; nobody makes temporary tables. */
export async function closeDatabase(
  client: pg.Client,
  name: string,
  kind: DatabaseName,
  guests: readonly string[] = GROUPS_OF[kind],
): Promise<void> {
  const database = client.escapeIdentifier(name);
  const names = guests.map((guest) => client.escapeIdentifier(guest)).join(", ");
  await client.query(`revoke all on database ${database} from public`);
  await client.query(`grant connect on database ${database} to ${names}`);
}

/** A revocation by somebody who does not own the database is a warning to PostgreSQL, and an open door to us. */
async function checkShut(client: pg.Client, name: string): Promise<Outcome<void>> {
  const { rowCount } = await client.query(
    `select 1 from pg_database, aclexplode(coalesce(datacl, acldefault('d', datdba)))
     where datname = $1 and grantee = 0`,
    [name],
  );
  if (!rowCount) return done(undefined);
  const user = await currentUser(client);
  return refused(
    "not allowed",
    `The login ${user} of DATABASE_URL does not own the database ${name} and so cannot shut it to others: as a superuser, run ALTER DATABASE ${client.escapeIdentifier(name)} OWNER TO ${client.escapeIdentifier(user)}.`,
  );
}

/** Whoever may connect may store large objects, which no grant on tables prevents. Only a superuser can shut this door. */
async function closeLargeObjects(ownerUrl: string): Promise<void> {
  await withClient(ownerUrl, async (client) => {
    const { rows } = await client.query<{ all: boolean }>(
      "select rolsuper as all from pg_roles where rolname = current_user",
    );
    if (!rows[0]?.all) return;
    const makers = "lo_creat(integer), lo_create(oid), lo_from_bytea(oid, bytea)";
    await client.query(`revoke execute on function ${makers} from public`);
  });
}

/** A login with this password, in this group and no other. Made anew or brought up to date. */
export async function prepareLogin(
  ownerUrl: string,
  login: string,
  password: string,
  group: Group,
): Promise<void> {
  await withClient(ownerUrl, (client) => setLogin(client, { user: login, password }, group));
}

async function setLogin(client: pg.Client, login: Login, group: Group): Promise<void> {
  const verb = (await roleExists(client, login.user)) ? "alter" : "create";
  const role = client.escapeIdentifier(login.user);
  const verifier = client.escapeLiteral(scramVerifier(login.password));
  await client.query(`${verb} role ${role} login password ${verifier}`);
  await client.query(`grant ${group} to ${role}`);
}

/** The reader of an outside server may be somebody's own: its password is then theirs to change. */
async function setReader(client: pg.Client, reader: Login, ours: boolean): Promise<void> {
  const role = client.escapeIdentifier(reader.user);
  if (ours || !(await roleExists(client, reader.user)))
    await setLogin(client, reader, "onus_public");
  else await client.query(`grant onus_public to ${role}`);
}

/** None of the three logins may be more than a login. */
async function checkLogin(client: pg.Client, user: string, group: Group): Promise<Outcome<void>> {
  const { rows } = await client.query<{ strong: boolean; more: string[] }>(
    `select rolsuper or rolcreaterole or rolcreatedb or rolbypassrls or rolreplication or rolname = current_user as strong,
       array(select roleid::regrole::text from pg_auth_members
             where member = pg_roles.oid and roleid::regrole::text <> $2) as more
     from pg_roles where rolname = $1`,
    [user, group],
  );
  const [found] = rows;
  if (!found?.strong && !found?.more.length) return done(undefined);
  return refused(
    "not allowed",
    `The login ${user} has more rights than an Onus that is read by the public should hand out: name another one, which need not exist yet.`,
  );
}

async function roleExists(client: pg.Client, name: string): Promise<boolean> {
  const { rowCount } = await client.query("select 1 from pg_roles where rolname = $1", [name]);
  return Boolean(rowCount);
}

async function currentUser(client: pg.Client): Promise<string> {
  const { rows } = await client.query<{ user: string }>("select current_user as user");
  return rows[0]?.user ?? "";
}

const mayNotPrepare = (user: string) =>
  refused(
    "not allowed",
    `The login ${user} of DATABASE_URL may not make databases and roles: as a superuser, run ALTER ROLE "${user}" CREATEDB CREATEROLE, and where ${GROUPS.join(", ")} were made by somebody else also GRANT ${GROUPS.join(", ")} TO "${user}" WITH ADMIN OPTION.`,
  );

/** The same server and login, another database. */
export function urlOf(serverUrl: string, database: string, login?: Login): string {
  const url = new URL(serverUrl);
  url.pathname = `/${encodeURIComponent(database)}`;
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
  // A server that goes away fails the query under way, which says so; this event would end the process besides.
  client.on("error", () => {});
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
