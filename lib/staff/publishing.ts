import "server-only";
import { randomBytes } from "node:crypto";
import { change, record, type Tx } from "@/lib/db/record";
import { canonical } from "@/lib/domain/canonical";
import { dayInGeneva } from "@/lib/domain/day";
import { done, refused, type Outcome } from "@/lib/domain/outcome";
import { may, type StaffMember } from "@/lib/domain/permission";
import { proveFirst } from "@/lib/domain/step-up";
import { editionSum, itemHash } from "@/lib/domain/seal";
import { applyEditions } from "./publishing-apply";
import { changeOf, checkedItems, firstFew, type Brought, type Checked } from "./publishing-check";
import { draftItems, type DraftItem, type PendingKey } from "./publishing-draft";
import { pendingKeys, putBackPendingKeys, takePendingKeys } from "./publishing-pending";
import { isAsPlanned, isChangedSince, readPlan } from "./publishing-plan";
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

/** Exactly what would become public if the next edition were published at `now`: embargoes end by then. Changes nothing. */
export async function previewPublication(
  who: StaffMember,
  now = new Date(),
): Promise<Outcome<Preview>> {
  if (!may(who, "read the record")) return refused("not allowed", "You may not read the record");
  const { number } = await newestEdition(record);
  const guard = await nameGuard(record, who, now);
  const changes: PublicationChange[] = [];
  const names: NameHit[] = [];
  // That a name is protected is told to those alone who have to change the words.
  const mayBeTold = may(who, "publish editions");
  const isToBeTold = ({ guard: why }: NameHit) => mayBeTold || why !== "protected";
  for await (const items of draftItems(record, await pendingKeys(record, now), now)) {
    changes.push(...items.map(toChange));
    names.push(...(await nameHits(record, guard, items)).filter(isToBeTold));
  }
  return done({ number: number + 1, asOf: dayInGeneva(now), changes, names });
}

/**
 * Seals the next edition and puts it before the public. Refused where nothing has changed. Of a plan it brings what the
 * plan holds and nothing that has come since.
 */
export async function publishEdition(
  who: StaffMember,
  { note, plan = null }: { note: string; plan?: string | null },
): Promise<Outcome<Sealed>> {
  if (!may(who, "publish editions"))
    return refused("not allowed", "Publishing is for editors and administrators");
  const unproved = proveFirst(who);
  if (unproved) return unproved;
  const words = note.trim();
  if (!words)
    return refused("not valid", "Write a note: what does this edition bring?", { field: "note" });

  const deed = ({ number, added, changed, removed, sha256 }: Sealed) => ({
    did: "published edition",
    subject: String(number),
    detail: { added, changed, removed, sha256 },
  });
  const sealed = await change(who, deed, (tx) => seal(tx, who, { note: words, plan }), {
    timeoutMs: 30 * 60_000,
  });
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

async function seal(
  tx: Tx,
  who: StaffMember,
  { note, plan: planId }: { note: string; plan: string | null },
): Promise<Outcome<Sealed>> {
  await tx.$executeRaw`select pg_advisory_xact_lock(${SEALING})`;
  const now = new Date();
  const asOf = dayInGeneva(now);
  const previous = await newestEdition(tx);
  const number = previous.number + 1;
  const keys = await takePendingKeys(tx, now);
  const checked = await itemsToSeal(tx, who, { note, now, keys, planId });
  if (!checked.ok) return checked;
  const { items, waiting } = checked.value;
  if (items.length === 0)
    return refused(
      "not ready",
      `Nothing has changed for the public since edition ${previous.number}`,
    );
  if (waiting > 0) await putBackPendingKeys(tx, keys);

  const sealedItems = items.map((item) => salted(number, item));
  const counts = countsOf(items);
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
  if (planId) await tx.plannedEdition.update({ where: { id: planId }, data: { edition: number } });
  return done({ number, ...counts, sha256 });
}

/** Everything that may be public now; of a plan, what its editor saw. */
async function itemsToSeal(
  tx: Tx,
  who: StaffMember,
  { planId, ...asked }: { note: string; now: Date; keys: PendingKey[]; planId: string | null },
): Promise<Outcome<Checked>> {
  if (!planId) return checkedItems(tx, who, asked);
  const plan = await readPlan(tx, planId);
  if (!plan.ok) return plan;
  const changed: string[] = [];
  const isBrought = (item: DraftItem) => {
    if (isChangedSince(plan.value, item)) changed.push(item.key);
    return isAsPlanned(plan.value, item);
  };
  const checked = await checkedItems(tx, who, { ...asked, isBrought });
  if (changed.length === 0) return checked;
  return refused(
    "not ready",
    `What this edition was to add reads otherwise since it was planned: ${firstFew(changed)}. Look at it again under Publish`,
  );
}

function countsOf(items: readonly Brought[]) {
  const counts = { added: 0, changed: 0, removed: 0 };
  for (const { change } of items) counts[change] += 1;
  return counts;
}

const newestEdition = async (tx: Pick<Tx, "edition">) =>
  (await tx.edition.findFirst({
    orderBy: { number: "desc" },
    select: { number: true, sha256: true },
  })) ?? {
    number: 0,
    sha256: null,
  };

function salted(edition: number, { kind, key, after }: Brought): SealedItem {
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

function toChange(item: DraftItem): PublicationChange {
  const { kind, key, before, after, title } = item;
  const names = new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})]);
  const valueOf = (content: object | null, name: string) =>
    canonical((content as Record<string, unknown> | null)?.[name]);
  const fields = [...names].filter((name) => valueOf(before, name) !== valueOf(after, name));
  return { kind, key, change: changeOf(item), title, before, after, fields };
}
