import { done, refused, type Outcome } from "@/lib/domain/outcome";
import type { Secrets } from "./home";
import { GROUPS, type Plan } from "./server";

/** Both databases on the embedded server, whose owner's login is `serverUrl`. */
export function embeddedPlan(serverUrl: string, secrets: Secrets): Plan {
  return {
    serverUrl,
    ...namesAndKeys("record", "publication", secrets),
    reader: { user: "publication_public", password: secrets.public },
    ours: true,
  };
}

/** Both databases on a server that somebody else keeps, as DATABASE_URL and DATABASE_URL_PUBLIC name them. */
export function outsidePlan(owner: string, reader: string, secrets: Secrets): Outcome<Plan> {
  const [first, second] = [parse(owner), parse(reader)];
  if (!first || !second) return notAnAddress(first ? "DATABASE_URL_PUBLIC" : "DATABASE_URL");
  if (first.host !== second.host)
    return refused(
      "not valid",
      `DATABASE_URL leads to ${first.host} and DATABASE_URL_PUBLIC to ${second.host}: both databases must be on one server.`,
    );
  if (first.name === second.name)
    return refused(
      "not valid",
      `DATABASE_URL and DATABASE_URL_PUBLIC both name the database ${first.name}: the public must read from another one than the record, such as ${first.name}_publication.`,
    );
  if (first.user === second.user)
    return refused(
      "not valid",
      `DATABASE_URL and DATABASE_URL_PUBLIC both use the login ${first.user}: the public needs a login of its own, which need not exist yet.`,
    );
  const group = [first, second].find(({ user }) => GROUPS.some((name) => name === user));
  if (group)
    return refused(
      "not valid",
      `${group.user} is the name of a group that Onus makes: give the login in ${group === first ? "DATABASE_URL" : "DATABASE_URL_PUBLIC"} another name.`,
    );
  return done({
    serverUrl: owner,
    ...namesAndKeys(first.name, second.name, secrets),
    reader: { user: second.user, password: second.password },
    ours: false,
  });
}

/**
 * Logins are known to the whole server: they carry the name of their database, so that two installations can share one,
 * and an ending that no group has, so that a database may be called `onus`.
 */
const namesAndKeys = (record: string, publication: string, secrets: Secrets) => ({
  record,
  publication,
  desk: { user: `${record}_desk_login`, password: secrets.desk },
  publisher: { user: `${publication}_publisher_login`, password: secrets.publisher },
});

function parse(given: string) {
  if (!URL.canParse(given) || !/^postgres(ql)?:\/\//.test(given)) return undefined;
  const url = new URL(given);
  const [name, user, password] = [url.pathname.slice(1), url.username, url.password].map((part) =>
    decodeURIComponent(part),
  );
  if (!name || !user || !password) return undefined;
  return { host: `${url.hostname}:${url.port || "5432"}`, name, user, password };
}

const notAnAddress = (setting: string) =>
  refused(
    "not valid",
    `${setting} must read postgresql://LOGIN:PASSWORD@HOST:PORT/DATABASE, with all five parts but the port.`,
  );
