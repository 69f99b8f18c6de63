import "server-only";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { parse } from "yaml";
import { z } from "zod";
import { BODIES } from "@/lib/domain/body";
import { record } from "@/lib/db/record";
import { type StateIndex, stateIndexOf } from "@/lib/import/states";

const name = z.string().min(1);
const iso3 = z.string().regex(/^[A-Z]{3}$/);
const m49 = z.number().int().min(1).max(999);
const states = z.array(
  z.strictObject({
    iso3,
    iso2: z.string().regex(/^[A-Z]{2}$/),
    name,
    group: z.enum(["african", "asia-pacific", "eastern-european", "grulac", "weog"]).nullable(),
    aliases: z.array(name),
  }),
);
const stateNames = z.array(
  z.strictObject({
    iso3,
    m49,
    fr: name,
    es: name,
    ru: name,
    ar: name,
    zh: name,
    also: z.array(name).default([]),
  }),
);
const territories = z.array(
  z.strictObject({
    code: z.string(),
    name,
    state: iso3.nullable(),
    m49: m49.nullable(),
    note: name.nullable(),
    names: z.array(z.strictObject({ name, usedBy: name })),
  }),
);
const sdgs = z.record(z.string().regex(/^\d{1,2}(\.(\d{1,2}|[a-d]))?$/), name);

export type StateEntry = z.infer<typeof states>[number] & {
  m49: number | null;
  names: Record<string, string>;
};

/** The States of `prisma/starter`, with their names in six languages. The process runs in the project's folder. */
export async function readStateEntries(): Promise<StateEntry[]> {
  const [given, named] = await Promise.all([
    read("states.yaml", states),
    read("state-names.yaml", stateNames),
  ]);
  const byIso3 = new Map(named.map((one) => [one.iso3, one]));
  return given.map((state) => {
    const { iso3: _, m49 = null, also = [], ...names } = byIso3.get(state.iso3) ?? { iso3: "" };
    const aliases = [...new Set([...state.aliases, ...also])];
    return { ...state, aliases, m49, names: { en: state.name, ...names } };
  });
}

export const readTerritoryEntries = () => read("territories.yaml", territories);
export const readSdgEntries = () => read("sdgs.yaml", sdgs);

async function read<T>(file: string, shape: z.ZodType<T>): Promise<T> {
  const path = join(process.cwd(), "prisma", "starter", file);
  return shape.parse(parse(await readFile(path, "utf8")));
}

/** The States and territories that the record knows, by every name under which files know them. */
export async function recordedStates(): Promise<StateIndex> {
  const [held, lands] = await Promise.all([
    record.state.findMany({
      select: { iso3: true, iso2: true, name: true, aliases: true, names: true },
    }),
    record.territory.findMany({ select: { name: true, stateIso3: true, names: true } }),
  ]);
  const languages = z.record(z.string(), z.string()).catch({});
  const users = z.array(z.object({ name: z.string() })).catch([]);
  return stateIndexOf(
    held.map((state) => ({ ...state, names: languages.parse(state.names) })),
    lands.map((land) => ({
      name: land.name,
      state: land.stateIso3,
      names: users.parse(land.names).map((one) => one.name),
    })),
  );
}

/** Any number: of two starts at once, one writes and the other finds it written. */
const BRINGING = 7_310_006;

/**
 * Brings States, territories, bodies and Development Goals up to what this version knows, at every start. What is
 * already so is not written again, and aliases that a coalition added stay; so a start changes nothing that the next
 * edition would have to carry.
 */
export async function loadVocabulary(): Promise<void> {
  const [entries, lands, goals] = await Promise.all([
    readStateEntries(),
    readTerritoryEntries(),
    readSdgEntries(),
  ]);
  const bodies = Object.entries(BODIES).map(([code, body]) => ({ code, ...body }));
  await record.$transaction([
    record.$queryRaw`select pg_advisory_xact_lock(${BRINGING})::text`,
    writeStates(JSON.stringify(entries)),
    writeTerritories(JSON.stringify(lands)),
    writeBodies(JSON.stringify(bodies)),
    writeSdgs(JSON.stringify(Object.entries(goals).map(([code, label]) => ({ code, label })))),
  ]);
}

const writeStates = (entries: string) => record.$executeRaw`
  insert into state (iso3, iso2, name, aliases, regional_group, m49, names)
  select iso3, iso2, name, aliases, "group", m49, names
  from jsonb_to_recordset(${entries}::jsonb)
    as given (iso3 text, iso2 text, name text, aliases text[], "group" text, m49 int, names jsonb)
  on conflict (iso3) do update set
    iso2 = excluded.iso2, name = excluded.name, regional_group = excluded.regional_group,
    m49 = excluded.m49, names = excluded.names,
    aliases = state.aliases || array(
      select alias from unnest(excluded.aliases) as alias where alias <> all (state.aliases))
  where (state.iso2, state.name, state.regional_group, state.m49, state.names)
      is distinct from (excluded.iso2, excluded.name, excluded.regional_group, excluded.m49, excluded.names)
    or not state.aliases @> excluded.aliases`;

const writeTerritories = (lands: string) => record.$executeRaw`
  insert into territory (code, name, state_iso3, m49, names, note)
  select code, name, state, m49, names, note
  from jsonb_to_recordset(${lands}::jsonb)
    as given (code text, name text, state text, m49 int, names jsonb, note text)
  on conflict (code) do update set
    name = excluded.name, state_iso3 = excluded.state_iso3, m49 = excluded.m49,
    names = excluded.names, note = excluded.note
  where (territory.name, territory.state_iso3, territory.m49, territory.names, territory.note)
    is distinct from (excluded.name, excluded.state_iso3, excluded.m49, excluded.names, excluded.note)`;

const writeBodies = (bodies: string) => record.$executeRaw`
  insert into body (code, abbreviation, name, kind)
  select code, abbreviation, name, kind
  from jsonb_to_recordset(${bodies}::jsonb)
    as given (code text, abbreviation text, name text, kind text)
  on conflict (code) do update set
    abbreviation = excluded.abbreviation, name = excluded.name, kind = excluded.kind
  where (body.abbreviation, body.name, body.kind)
    is distinct from (excluded.abbreviation, excluded.name, excluded.kind)`;

/** A target names its goal, which the same statement may bring: the key is looked at when the statement ends. */
const writeSdgs = (goals: string) => record.$executeRaw`
  insert into sdg (code, label, goal)
  select code, label, split_part(code, '.', 1)
  from jsonb_to_recordset(${goals}::jsonb) as given (code text, label text)
  on conflict (code) do update set label = excluded.label
  where sdg.label is distinct from excluded.label`;
