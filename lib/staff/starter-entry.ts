import "server-only";
import { randomUUID } from "node:crypto";
import type { Tx } from "@/lib/db/record";
import { dateOf, titleOf, type EntryFacts, type EntryKind } from "@/lib/domain/entry/kind";
import { linksOf, mapLinks } from "@/lib/domain/entry/link";
import { BUILT_IN } from "./built-in";
import type { StarterEntry } from "./starter-entry-file";
import { refOfEntry, type Starter } from "./starter-file";

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
