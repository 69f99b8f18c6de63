import "server-only";
import { randomUUID } from "node:crypto";
import { z } from "zod";
import type { Tx } from "@/lib/db/record";
import { day } from "@/lib/domain/day";
import {
  COLLECTIONS,
  dateOf,
  ENTRY,
  ENTRY_KINDS,
  titleOf,
  type EntryFacts,
  type EntryKind,
} from "@/lib/domain/entry/kind";
import { linksOf, mapLinks, repeatedLinks, type EntryLink } from "@/lib/domain/entry/link";
import { BUILT_IN } from "./built-in";
import { refOfEntry, type Starter } from "./starter-file";
import type { Party } from "./starter-treaty";

// Statements, votes, cases and all other entries of the starter: a file for each kind, named like its address, in
// `prisma/starter/china` and, for what holds for every State, in `prisma/starter/vocabulary`.

/** An entry as its file has it: its facts beside how sure we are of them. */
export type StarterEntry = {
  kind: EntryKind;
  key: string;
  tag: "S" | "E" | "G";
  /** Ids of sources. */
  sources: string[];
  checkNote: string | null;
  facts: EntryFacts;
  links: EntryLink[];
};

const head = z
  .object({
    key: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9.()-]*$/),
    tag: z.enum(["S", "E", "G"]),
    sources: z.array(z.string().min(1)).default([]),
    checkNote: z.string().min(1).nullable().default(null),
    lastCheckedOn: day.nullable().default(null),
  })
  .refine(
    ({ tag, checkNote, sources }) => (tag === "G" ? checkNote !== null : sources.length > 0),
    {
      message: "G needs a checkNote that says what to check; S and E need a source",
    },
  );

const PLACES = ["vocabulary", "china"];

type ReadFile = <T>(file: string, entry: z.ZodType<T>, optional?: boolean) => Promise<T[]>;

/** Every entry of every kind; a kind without a file has none. */
export async function readEntries(
  read: ReadFile,
  parties: ReadonlyMap<string, Party[]>,
): Promise<StarterEntry[]> {
  const all: StarterEntry[] = [];
  for (const place of PLACES)
    for (const kind of ENTRY_KINDS)
      all.push(...(await read(`${place}/${COLLECTIONS[kind]}.yaml`, entryOf(kind, parties), true)));
  return all;
}

/** One entry of a file: `sources` name sources of `sources.yaml`, and stand in the facts with title and address. */
const entryOf = (kind: EntryKind, parties: ReadonlyMap<string, Party[]>) =>
  z.record(z.string(), z.unknown()).transform((given, context): StarterEntry => {
    const { key, tag, checkNote, sources, lastCheckedOn, ...facts } = given;
    const about = head.safeParse({ key, tag, checkNote, sources, lastCheckedOn });
    const said = ENTRY[kind].safeParse({
      ...(yearsAsText(
        kind === "treaty" ? withParties(facts, parties.get(String(key))) : facts,
      ) as object),
      lastCheckedOn: lastCheckedOn ?? null,
      sources: [],
    });
    if (!about.success || !said.success) {
      for (const { path, message } of [
        ...(about.error?.issues ?? []),
        ...(said.error?.issues ?? []),
      ])
        context.addIssue({ code: "custom", path, message });
      return z.NEVER;
    }
    const found = said.data as EntryFacts;
    for (const { field, value } of repeatedLinks(kind, found))
      context.addIssue({ code: "custom", path: [field], message: `${value} stands twice` });
    return { kind, ...about.data, facts: found, links: linksOf(kind, found) };
  });

/** A treaty's own rows first, then those of the table of parties. */
const withParties = (facts: Record<string, unknown>, table: Party[] = []) => ({
  ...facts,
  parties: [...((facts["parties"] as unknown[] | undefined) ?? []), ...table],
});

/** YAML reads a bare year as a number. */
function yearsAsText(value: unknown, name = ""): unknown {
  if (typeof value === "number" && DATED.test(name)) return String(value);
  if (Array.isArray(value)) return value.map((one) => yearsAsText(one, name));
  if (typeof value === "object" && value !== null)
    return Object.fromEntries(
      Object.entries(value).map(([key, one]) => [key, yearsAsText(one, key)]),
    );
  return value;
}
const DATED = /(^on|^from|^to|On|^since|Since|^validFrom|^validTo)$/;

/** Written and submitted by one built-in member, approved by the other; what is unchecked stays a draft. */
export async function writeEntries(
  tx: Tx,
  starter: Starter,
  organisationId: string,
  now: Date,
): Promise<void> {
  const entries = starter.entries.map((one) => ({
    ...one,
    facts: inRecordWords(one, starter),
    id: randomUUID(),
    versionId: randomUUID(),
  }));
  const rows = entries.map(({ id, versionId, kind, key, facts, checkNote }) => ({
    id,
    versionId,
    kind,
    key,
    title: titleOf(kind, facts).slice(0, 500),
    on: dateOf(facts),
    facts,
    checkNote,
  }));
  // Everything here is public in its sources, reprisals too, so that none is closed.
  await tx.$executeRaw`
    with given as (
      select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as row (id uuid, "versionId" uuid, kind text,
        key text, title text, "on" text, facts jsonb, "checkNote" text)
    ), written as (
      insert into entry (id, kind, key, confidentiality, organisation_id, created_by_id)
      select id, kind, key, 'public', ${organisationId}::uuid, ${BUILT_IN.author.id}::uuid from given
    )
    insert into entry_version (id, entry_id, number, title, "on", facts, check_note, author_id, saved_at, submitted_at)
    select "versionId", id, 1, title, "on", facts, "checkNote", ${BUILT_IN.author.id}::uuid, ${now},
      case when "checkNote" is null then ${now}::timestamptz end
    from given`;
  await writeLinks(tx, entries);
  await tx.entryVersion.updateMany({
    where: { id: { in: entries.map(({ versionId }) => versionId) }, checkNote: null },
    data: { approvedAt: now, approvedById: BUILT_IN.checker.id },
  });
}

/** All links of all entries at once: names turned into what they name. */
async function writeLinks(
  tx: Tx,
  entries: { kind: EntryKind; facts: EntryFacts; versionId: string }[],
): Promise<void> {
  const links = entries.flatMap(({ kind, facts, versionId }) =>
    linksOf(kind, facts).map((link) => ({ versionId, ...link })),
  );
  const lost = await tx.$queryRaw<{ target: string; value: string }[]>`
    with found as (
      select link."versionId", part, target, value, state.iso3, recommendation.id as recommendation,
        document.id as document, review_cycle.id as review, entry.id as entry
      from jsonb_to_recordset(${JSON.stringify(links)}::jsonb)
        as link ("versionId" uuid, part text, target text, value text)
      left join state on target = 'state' and state.iso3 = value
      left join recommendation on target = 'recommendation' and ref = value
      left join document on target = 'document' and document.key = value
      left join review_cycle on target = 'review' and review_cycle.state_iso3 || '-' || cycle = value
      left join entry on target = 'entry:' || entry.kind and entry.key = value
    ), written as (
      insert into entry_link (version_id, part, state_iso3, recommendation_id, document_id, review_cycle_id, entry_id)
      select "versionId", part, iso3, recommendation, document, review, entry from found
      where num_nonnulls(iso3, recommendation, document, review, entry) = 1
    )
    select target, value from found where num_nonnulls(iso3, recommendation, document, review, entry) <> 1`;
  const names = lost.map(({ target, value }) => `${target.replace("entry:", "")} ${value}`);
  if (names.length > 0) throw new Error(`prisma/starter: there is no ${names.join(", no ")}`);
}

/** Recommendations by their references instead of the files' ids, and sources with what is known of them. */
function inRecordWords({ kind, facts, sources }: StarterEntry, starter: Starter): EntryFacts {
  const refs = new Map(
    starter.recommendations.map((one) => [one.id, refOfEntry(one, starter.documents)]),
  );
  const named = mapLinks(kind, facts, ({ target, value }) =>
    target === "recommendation" ? (refs.get(value) ?? value) : value,
  );
  return {
    ...named,
    sources: sources.flatMap((id) =>
      starter.sources
        .filter((source) => source.id === id)
        .map(({ title, publisher, url, publishedOn }) => ({ title, publisher, url, publishedOn })),
    ),
  };
}
