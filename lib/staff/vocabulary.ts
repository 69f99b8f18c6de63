import "server-only";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { parse } from "yaml";
import { z } from "zod";
import { BODIES } from "@/lib/domain/body";
import { record } from "@/lib/db/record";

const states = z.array(
  z.strictObject({
    iso3: z.string().regex(/^[A-Z]{3}$/),
    iso2: z.string().regex(/^[A-Z]{2}$/),
    name: z.string().min(1),
    group: z.enum(["african", "asia-pacific", "eastern-european", "grulac", "weog"]).nullable(),
    aliases: z.array(z.string().min(1)),
  }),
);
export type StateEntry = z.infer<typeof states>[number];

/** The States of `prisma/starter/states.yaml`, checked. The process runs in the project's folder. */
export async function readStateEntries(): Promise<StateEntry[]> {
  const file = join(process.cwd(), "prisma", "starter", "states.yaml");
  return states.parse(parse(await readFile(file, "utf8")));
}

/**
 * Brings States and bodies up to what this version knows, at every start. What is already so is not written again,
 * and aliases that a coalition added stay; so a start changes nothing that the next edition would have to carry.
 */
export async function loadVocabulary(): Promise<void> {
  const entries = JSON.stringify(await readStateEntries());
  const bodies = JSON.stringify(Object.entries(BODIES).map(([code, body]) => ({ code, ...body })));
  await record.$transaction([
    record.$executeRaw`
      insert into state (iso3, iso2, name, aliases, regional_group)
      select iso3, iso2, name, aliases, "group"
      from jsonb_to_recordset(${entries}::jsonb)
        as given (iso3 text, iso2 text, name text, aliases text[], "group" text)
      on conflict (iso3) do update set
        iso2 = excluded.iso2, name = excluded.name, regional_group = excluded.regional_group,
        aliases = state.aliases || array(
          select alias from unnest(excluded.aliases) as alias where alias <> all (state.aliases))
      where (state.iso2, state.name, state.regional_group)
          is distinct from (excluded.iso2, excluded.name, excluded.regional_group)
        or not state.aliases @> excluded.aliases`,
    record.$executeRaw`
      insert into body (code, abbreviation, name, kind)
      select code, abbreviation, name, kind
      from jsonb_to_recordset(${bodies}::jsonb)
        as given (code text, abbreviation text, name text, kind text)
      on conflict (code) do update set
        abbreviation = excluded.abbreviation, name = excluded.name, kind = excluded.kind
      where (body.abbreviation, body.name, body.kind)
        is distinct from (excluded.abbreviation, excluded.name, excluded.kind)`,
  ]);
}
