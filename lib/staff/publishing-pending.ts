import "server-only";
import type { Tx } from "@/lib/db/record";
import { dayInGeneva } from "@/lib/domain/day";
import type { PendingKey } from "./publishing-draft";

/**
 * What may have changed, with what time alone has opened or closed since the last edition: embargoes and consent. Besides,
 * States that were sealed before their names in other languages were public.
 */
export async function pendingKeys(tx: Pick<Tx, "$queryRaw">, now: Date): Promise<PendingKey[]> {
  const today = dayInGeneva(now);
  return tx.$queryRaw<PendingKey[]>`
    select kind, key from pending_change
    union
    select 'recommendation', recommendation_id::text from evidence_link join evidence on evidence.id = evidence_id
    where confidentiality = 'embargoed' and embargoed_until <= ${now}
      and embargoed_until > coalesce((select max(sealed_at) from edition), '-infinity')
    union
    select 'entry', entry.id::text from entry left join consent on consent.id = consent_id
    where (confidentiality = 'embargoed' and embargoed_until <= ${now}
        and embargoed_until > coalesce((select max(sealed_at) from edition), '-infinity'))
      or (expires_on < ${today}
        and expires_on >= coalesce((select max(as_of) from edition), ''))
    union
    select 'entry', entry_id::text from entry_version join entry on entry.id = entry_id
    cross join lateral (select facts ->> 'publicOn' || substr('9999-12-31', length(facts ->> 'publicOn') + 1) as last) day
    where kind = 'communication' and last <= ${today} and last >= coalesce((select max(as_of) from edition), '')
    union
    select 'state', key from (
      select distinct on (key) key, content from edition_item where kind = 'state' order by key, edition desc) sealed
    join state on iso3 = key
    where jsonb_typeof(content) = 'object' and content -> 'names' is null and names - 'en' <> '{}'
    order by kind, key`;
}

/** The same, taken off the list: whatever changes from here on is noted anew for the edition after. */
export async function takePendingKeys(tx: Tx, now: Date): Promise<PendingKey[]> {
  const keys = await pendingKeys(tx, now);
  const taken = await tx.$queryRaw<PendingKey[]>`delete from pending_change returning kind, key`;
  const known = new Set(keys.map(({ kind, key }) => `${kind} ${key}`));
  return [...keys, ...taken.filter(({ kind, key }) => !known.has(`${kind} ${key}`))];
}

/** Back on the list: what an edition did not bring, the next one looks at again. */
export async function putBackPendingKeys(tx: Tx, keys: readonly PendingKey[]): Promise<void> {
  await tx.$executeRaw`
    insert into pending_change (kind, key)
    select kind, key from jsonb_to_recordset(${JSON.stringify(keys)}::jsonb) as one(kind text, key text)
    on conflict do nothing`;
}
