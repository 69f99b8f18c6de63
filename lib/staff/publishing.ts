import "server-only";
import { randomBytes } from "node:crypto";
import { change, record, type Tx } from "@/lib/db/record";
import { canonical } from "@/lib/domain/canonical";
import { dayInGeneva } from "@/lib/domain/day";
import { namesIn } from "@/lib/domain/guarded-name";
import { done, refused, type Outcome } from "@/lib/domain/outcome";
import { may, type StaffMember } from "@/lib/domain/permission";
import { editionSum, itemHash } from "@/lib/domain/seal";
import { ownChanges } from "./own-change";
import { applyEditions } from "./publishing-apply";
import { draftItems, type DraftItem, type PendingKey } from "./publishing-draft";
import { nameGuard, nameHits, type NameHit } from "./publishing-name";
import { type SealedItem } from "./sealed-item";

// Publishing has two halves. An edition is sealed in the record in one transaction; then it is applied to the
// publication in another, by number. A crash between the two is finished by `finishPublishing` at the next start.

/** One thing that the next edition would add, change or remove; `before` and `after` are the public's words. */
export type PublicationChange = {
  kind: string;
  key: string;
  change: "added" | "changed" | "removed";
  title: string;
  before: object | null;
  after: object | null;
  /** Names of the fields whose words differ. */
  fields: string[];
};

export type Preview = {
  number: number;
  asOf: string;
  changes: PublicationChange[];
  /** Guarded names in what would become public. Nothing is published before each has been answered. */
  names: NameHit[];
};
export type Sealed = {
  number: number;
  added: number;
  changed: number;
  removed: number;
  sha256: string;
};

/** Exactly what would become public if the next edition were published now. Changes nothing. */
export async function previewPublication(who: StaffMember): Promise<Outcome<Preview>> {
  if (!may(who, "read the record")) return refused("not allowed", "You may not read the record");
  const now = new Date();
  const { number } = await newestEdition(record);
  const guard = await nameGuard(record, who, now);
  const changes: PublicationChange[] = [];
  const names: NameHit[] = [];
  for await (const items of draftItems(record, await pendingKeys(record, now), now)) {
    changes.push(...items.map(toChange));
    names.push(...(await nameHits(record, guard, items)));
  }
  return done({ number: number + 1, asOf: dayInGeneva(now), changes, names });
}

/** Seals the next edition and puts it before the public. Refused where nothing has changed. */
export async function publishEdition(
  who: StaffMember,
  { note }: { note: string },
): Promise<Outcome<Sealed>> {
  if (!may(who, "publish editions"))
    return refused("not allowed", "Publishing is for editors and administrators");
  const words = note.trim();
  if (!words)
    return refused("not valid", "Write a note: what does this edition bring?", { field: "note" });

  const deed = ({ number, added, changed, removed, sha256 }: Sealed) => ({
    did: "published edition",
    subject: String(number),
    detail: { added, changed, removed, sha256 },
  });
  const sealed = await change(who, deed, (tx) => seal(tx, who, words), { timeoutMs: 30 * 60_000 });
  if (sealed.ok) await finishPublishing();
  return sealed;
}

/** Applies every sealed edition and take-down that the publication does not hold yet. Safe to call at any time. */
export const finishPublishing = (): Promise<number[]> => applyEditions();

export async function listEditions(who: StaffMember) {
  if (!may(who, "read the record")) return [];
  return record.edition.findMany({ orderBy: { number: "desc" } });
}

/** Any number: one edition is sealed at a time. */
const SEALING = 7_310_003;

async function seal(tx: Tx, who: StaffMember, note: string): Promise<Outcome<Sealed>> {
  await tx.$executeRaw`select pg_advisory_xact_lock(${SEALING})`;
  const now = new Date();
  const asOf = dayInGeneva(now);
  const previous = await newestEdition(tx);
  const number = previous.number + 1;
  const keys = await takePendingKeys(tx, now);

  const guard = await nameGuard(tx, who, now);
  if (namesIn(note, guard.index).length > 0)
    return refused("not valid", "A name that the public may not know stands in this note", {
      field: "note",
    });
  const counts = { added: 0, changed: 0, removed: 0 };
  const sealedItems: SealedItem[] = [];
  const unanswered = new Set<string>();
  for await (const items of draftItems(tx, keys, now)) {
    for (const { key, reason } of await nameHits(tx, guard, items))
      if (reason === null) unanswered.add(key);
    for (const item of items) {
      const one = salted(number, item);
      counts[changeOf(item)] += 1;
      sealedItems.push(one);
    }
  }
  if (sealedItems.length === 0)
    return refused(
      "not ready",
      `Nothing has changed for the public since edition ${previous.number}`,
    );
  if (unanswered.size > 0) return refused("not ready", aboutNames([...unanswered]));
  const own = await ownChanges(tx, who, sealedItems);
  if (own.length > 0)
    return refused(
      "same person",
      `You changed ${own.join(", ")} yourself: another editor has to look at this edition and publish it`,
    );

  const sha256 = editionSum({ previousSha256: previous.sha256, number, asOf, note }, sealedItems);
  await tx.edition.create({
    data: {
      number,
      asOf,
      note,
      publishedById: who.id,
      sha256,
      previousSha256: previous.sha256,
      ...counts,
    },
  });
  await insertItems(tx, sealedItems);
  return done({ number, ...counts, sha256 });
}

const FEW = 5;

/** Says where, never which names: this may be printed where others look. */
function aboutNames(keys: string[]): string {
  const more = keys.length > FEW ? ` and ${keys.length - FEW} more` : "";
  return `Names that the public may not know stand in ${keys.slice(0, FEW).join(", ")}${more}: change the words, or answer for each name under Publish`;
}

const newestEdition = async (tx: Pick<Tx, "edition">) =>
  (await tx.edition.findFirst({
    orderBy: { number: "desc" },
    select: { number: true, sha256: true },
  })) ?? {
    number: 0,
    sha256: null,
  };

/** What may have changed, with what time alone has opened or closed since the last edition: embargoes and consent. */
async function pendingKeys(tx: Pick<Tx, "$queryRaw">, now: Date): Promise<PendingKey[]> {
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
    order by kind, key`;
}

/** The same, taken off the list: whatever changes from here on is noted anew for the edition after. */
async function takePendingKeys(tx: Tx, now: Date): Promise<PendingKey[]> {
  const keys = await pendingKeys(tx, now);
  const taken = await tx.$queryRaw<PendingKey[]>`delete from pending_change returning kind, key`;
  const known = new Set(keys.map(({ kind, key }) => `${kind} ${key}`));
  return [...keys, ...taken.filter(({ kind, key }) => !known.has(`${kind} ${key}`))];
}

function salted(edition: number, { kind, key, after }: DraftItem): SealedItem {
  const salt = randomBytes(16).toString("hex");
  return { edition, kind, key, content: after, salt, hash: itemHash(salt, after) };
}

async function insertItems(tx: Tx, items: SealedItem[]) {
  for (let at = 0; at < items.length; at += 2000) {
    const chunk = JSON.stringify(items.slice(at, at + 2000));
    await tx.$executeRaw`
      insert into edition_item (edition, kind, key, content, salt, hash)
      select edition, kind, key, nullif(content, 'null'::jsonb), salt, hash
      from jsonb_to_recordset(${chunk}::jsonb) as item(edition int, kind text, key text, content jsonb, salt text, hash text)`;
  }
}

const changeOf = ({ before, after }: DraftItem) =>
  before === null ? "added" : after === null ? "removed" : "changed";

function toChange(item: DraftItem): PublicationChange {
  const { kind, key, before, after, title } = item;
  const names = new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})]);
  const valueOf = (content: object | null, name: string) =>
    canonical((content as Record<string, unknown> | null)?.[name]);
  const fields = [...names].filter((name) => valueOf(before, name) !== valueOf(after, name));
  return { kind, key, change: changeOf(item), title, before, after, fields };
}
