import "server-only";
import { record } from "@/lib/db/record";
import { COLLECTIONS, type EntryFacts, type EntryKind } from "@/lib/domain/entry/kind";
import { linksOf, type EntryLink } from "@/lib/domain/entry/link";
import { linkPlaces, withValues, type LinkPlace } from "@/lib/domain/entry/place";
import { fieldsOf } from "@/lib/domain/entry/shape";
import type { FieldProblem } from "@/lib/domain/outcome";
import { may, type StaffMember } from "@/lib/domain/permission";
import { readStates, type StateIndex } from "@/lib/import/states";
import { placeWords } from "@/lib/messages/entry";
import { readableEntries } from "./entry-readable";
import { recordedStates } from "./vocabulary";

// People write names, the record keeps codes, references and keys. Here one becomes the other.

/** What a link is called, and where it leads on the desk. */
export type LinkName = { title: string; href: string | null };
export const nameOfLink = ({ target, value }: Pick<EntryLink, "target" | "value">) =>
  `${target} ${value}`;

/** The names of everything that these facts point at and this member may know of, by `nameOfLink`. */
export async function listLinkNames(
  who: StaffMember,
  kind: EntryKind,
  given: readonly EntryFacts[],
): Promise<Record<string, LinkName>> {
  if (!may(who, "read the record")) return {};
  const links = given.flatMap((facts) => linksOf(kind, facts));
  const valuesOf = (target: string) =>
    links.filter((link) => link.target === target).map(({ value }) => value);
  const entries = links.filter(({ target }) => target.startsWith("entry:"));
  const [states, recommendations, documents, held] = await Promise.all([
    record.state.findMany({
      where: { iso3: { in: valuesOf("state") } },
      select: { iso3: true, name: true },
    }),
    record.recommendation.findMany({
      where: { ref: { in: valuesOf("recommendation") } },
      select: { ref: true, summary: true, textVerbatim: true },
    }),
    record.document.findMany({
      where: { key: { in: valuesOf("document") } },
      select: { key: true, title: true },
    }),
    record.entry.findMany({
      where: {
        OR: entries.map(({ target, value }) => ({ kind: target.slice(6), key: value })),
        AND: [readableEntries(who)],
      },
      select: {
        kind: true,
        key: true,
        versions: { orderBy: { number: "desc" }, take: 1, select: { title: true } },
      },
    }),
  ]);
  const to = (target: EntryLink["target"], value: string, title: string, href: string | null) =>
    [nameOfLink({ target, value }), { title, href }] as const;
  return Object.fromEntries([
    ...states.map(({ iso3, name }) => to("state", iso3, name, null)),
    ...recommendations.map(({ ref, summary, textVerbatim }) =>
      to("recommendation", ref, summary ?? textVerbatim ?? ref, addressOf("recommendations", ref)),
    ),
    ...documents.map(({ key, title }) =>
      to("document", key, title, addressOf("record/documents", key)),
    ),
    ...valuesOf("review").map((name) =>
      to("review", name, name, addressOf("record/reviews", name)),
    ),
    ...held.map(({ kind: of, key, versions }) =>
      to(
        `entry:${of}`,
        key,
        versions[0]?.title ?? key,
        addressOf(`record/${COLLECTIONS[of as EntryKind]}`, key),
      ),
    ),
  ]);
}

const addressOf = (place: string, name: string) => `/desk/${place}/${encodeURIComponent(name)}`;

export type Named = { facts: Record<string, unknown>; problems: FieldProblem[] };

/**
 * Facts as somebody wrote them, with each name turned into what the record calls it: a State by any of its names in any
 * language, an entry by its title. Every State that nobody knows is named, with the one that may be meant.
 */
export async function findNamed(
  who: StaffMember,
  kind: EntryKind,
  facts: Record<string, unknown>,
): Promise<Named> {
  if (!may(who, "read the record")) return { facts: {}, problems: [] };
  const states = await recordedStates();
  const listed = withStatesApart(kind, facts, states);
  const places = linkPlaces(kind, listed);
  const titles = await keysByTitle(who, places);
  const values = new Map<string, string>();
  const problems: FieldProblem[] = [];
  for (const place of places) {
    const value = place.target === "state" ? states.resolve(place.value) : titles.get(place.path);
    if (value) values.set(place.path, value);
    else if (place.target === "state")
      problems.push({
        field: `facts.${place.path}`,
        message: `${placeWords(kind, place.path.split("."))}: ${whyNoState(states, place.value)}`,
      });
  }
  return { facts: withValues(listed, values), problems };
}

/** Lists of States as people paste them, "A, B and C" or one to a line, with each State apart. */
function withStatesApart(
  kind: EntryKind,
  facts: Record<string, unknown>,
  states: StateIndex,
): Record<string, unknown> {
  const lists = fieldsOf(kind).filter(
    ({ holds, target }) => holds === "list" && target === "state",
  );
  return {
    ...facts,
    ...Object.fromEntries(lists.map(({ name }) => [name, statesApart(facts[name], states)])),
  };
}

function statesApart(lines: unknown, states: StateIndex): string[] {
  const text = Array.isArray(lines) ? lines.map(String).join("\n") : "";
  const { issuers, unknown } = readStates(text, states, states.resolve);
  return [...issuers, ...unknown];
}

/** What the index says to whoever wrote a file, without the advice about files. */
const whyNoState = (states: StateIndex, name: string) =>
  states.explain(name).replace(/ Correct [^.]*\.$/, "");

/** For links that are no States: what they are called in the record where their title or symbol was written, by place. */
async function keysByTitle(
  who: StaffMember,
  places: readonly LinkPlace[],
): Promise<Map<string, string>> {
  const documents = places.filter(({ target }) => target === "document");
  const entries = places.filter(({ target }) => target.startsWith("entry:"));
  const [byDocument, byEntry] = await Promise.all([
    documents.length ? documentKeys(documents.map(({ value }) => value)) : new Map(),
    entries.length ? entryKeys(who, entries) : new Map<string, string>(),
  ]);
  return new Map(
    [...documents, ...entries].flatMap(({ path, target, value }) => {
      const key: string | undefined =
        target === "document"
          ? byDocument.get(plain(value))
          : byEntry.get(`${target} ${plain(value)}`);
      return key ? [[path, key] as const] : [];
    }),
  );
}

const plain = (words: string) => words.trim().toLowerCase();

async function documentKeys(words: string[]): Promise<Map<string, string>> {
  const insensitive = { in: words.map((one) => one.trim()), mode: "insensitive" as const };
  const held = await record.document.findMany({
    where: { OR: [{ symbol: insensitive }, { title: insensitive }] },
    select: { key: true, symbol: true, title: true },
  });
  return onlyOnes(
    held.flatMap(({ key, symbol, title }) =>
      [symbol, title].flatMap((name) => (name ? [[plain(name), key] as const] : [])),
    ),
  );
}

async function entryKeys(
  who: StaffMember,
  places: readonly LinkPlace[],
): Promise<Map<string, string>> {
  const held = await record.entry.findMany({
    where: {
      OR: places.map(({ target, value }) => ({
        kind: target.slice("entry:".length),
        versions: { some: { title: { equals: value.trim(), mode: "insensitive" as const } } },
      })),
      withdrawnAt: null,
      AND: [readableEntries(who)],
    },
    select: {
      kind: true,
      key: true,
      versions: { orderBy: { number: "desc" }, take: 1, select: { title: true } },
    },
  });
  return onlyOnes(
    held.map(({ kind, key, versions }) => [
      `entry:${kind} ${plain(versions[0]?.title ?? "")}`,
      key,
    ]),
  );
}

/** A name that means two things means none: its reference has to be written. */
function onlyOnes(pairs: readonly (readonly [string, string])[]): Map<string, string> {
  const keys = new Map<string, Set<string>>();
  for (const [name, key] of pairs) keys.set(name, (keys.get(name) ?? new Set()).add(key));
  return new Map(
    [...keys].flatMap(([name, found]) =>
      found.size === 1 ? [[name, [...found][0] ?? ""] as const] : [],
    ),
  );
}

export type ReadStates = { names: string[]; unknown: string[]; problems: string[] };

/** A list of States as it was pasted, by the names of the record; what no State is called, and why, apart. */
export async function findStates(who: StaffMember, list: string): Promise<ReadStates> {
  if (!may(who, "read the record")) return { names: [], unknown: [], problems: [] };
  const states = await recordedStates();
  const { issuers, unknown } = readStates(list, states, states.resolve);
  return {
    names: issuers.map(states.nameOf),
    unknown,
    problems: unknown.map((name) => whyNoState(states, name)),
  };
}
