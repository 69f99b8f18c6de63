import "server-only";
import { Prisma, publisher } from "@/lib/db/publisher";
import { record } from "@/lib/db/record";
import { isEntryKind } from "@/lib/domain/entry/kind";
import { linksOf } from "@/lib/domain/entry/link";
import { publishedEntry, type PublishedEntry } from "@/lib/domain/entry/published";
import { publishedRecommendation, type Published } from "@/lib/domain/published";
import { sortKeyOf } from "@/lib/domain/recommendation";
import { nameDigest } from "@/lib/domain/seal";
import { facetsOfPublished } from "@/lib/domain/to-published";
import { APPLYING, bringReportLogos, dropUnshownLogos } from "./logo-store";
import { writeSealedLines } from "./publishing-seal";
import { sealedItemsOf, type SealedItem } from "./sealed-item";
import { applySite } from "./site";
import { findGone, removePublishedEntry } from "./take-down-entry";

type PublicationTx = Prisma.TransactionClient;

/** Brings the publication up to the record, one edition and one transaction at a time; gives back their numbers. */
export async function applyEditions(): Promise<number[]> {
  const applied: number[] = [];
  const held = await publisher.current.findUnique({ where: { id: 1 } });
  const sealed = await record.edition.findMany({
    where: { number: { gt: held?.edition ?? 0 } },
    orderBy: { number: "asc" },
  });
  for (const { number } of sealed) if (await applyEdition(number)) applied.push(number);
  await applyOlderSeals();
  await applyTakeDowns();
  await applySite();
  return applied;
}

/** False where the publication holds the edition already: two processes may try, one does. */
async function applyEdition(number: number): Promise<boolean> {
  const edition = await record.edition.findUniqueOrThrow({ where: { number } });
  return publisher.$transaction(
    async (tx) => {
      await tx.$executeRaw`select pg_advisory_xact_lock(${APPLYING})`;
      const current = await tx.current.findUnique({ where: { id: 1 } });
      if ((current?.edition ?? 0) >= number) return false;
      for await (const items of sealedItemsOf(number)) {
        if (current) await closeEarlier(tx, number, items);
        await applyItems(tx, number, items);
        await bringReportLogos(tx, items);
        await writeSealedLines(tx, number, items);
      }
      const { asOf, note, sealedAt, sha256, previousSha256, added, changed, removed } = edition;
      await tx.edition.create({
        data: {
          number,
          asOf,
          note,
          publishedAt: sealedAt,
          sha256,
          previousSha256,
          added,
          changed,
          removed,
        },
      });
      await tx.current.upsert({
        where: { id: 1 },
        create: { edition: number },
        update: { edition: number },
      });
      return true;
    },
    { timeout: 30 * 60_000, maxWait: 60_000 },
  );
}

/** Editions that were published before the public could add up their seals get their lines now. */
async function applyOlderSeals(): Promise<void> {
  const unlined = await publisher.$queryRaw<{ number: number }[]>`
    select number from edition where added + changed + removed > 0
      and not exists (select from sealed_line where sealed_line.edition = number) order by number`;
  for (const { number } of unlined)
    await publisher.$transaction(
      async (tx) => {
        for await (const items of sealedItemsOf(number)) await writeSealedLines(tx, number, items);
      },
      { timeout: 30 * 60_000, maxWait: 60_000 },
    );
}

const isAsk = ({ kind }: SealedItem) => kind === "recommendation";
const isEntry = (item: SealedItem) => !isAsk(item);

/** What stood until now stands to this edition. Not asked of the first: without statistics it reads the table for each chunk. */
async function closeEarlier(tx: PublicationTx, edition: number, items: SealedItem[]) {
  await tx.$executeRaw`
    update recommendation set edition_to = ${edition}
    where edition_to is null and ref = any(${items.filter(isAsk).map(({ key }) => key)})`;
  await tx.$executeRaw`
    update entry set edition_to = ${edition} from jsonb_to_recordset(${keysOf(items.filter(isEntry))}::jsonb) as item(kind text, key text)
    where edition_to is null and entry.kind = item.kind and entry.key = item.key`;
}

async function applyItems(tx: PublicationTx, edition: number, items: SealedItem[]) {
  const shown = items.filter((item) => item.content);
  const rows = shown.filter(isAsk).map((item) => recommendationRow(edition, item));
  await tx.$executeRaw`
    insert into recommendation (ref, edition_from, state, body, cycle, position, claim, level, year, addressee_kind,
      type, counting_unit, themes, groups, issuers, action_category, sort_key, content, hash, salt)
    select ref, edition_from, state, body, cycle, position, claim, level, year, addressee_kind,
      type, counting_unit, themes, groups, issuers, action_category, sort_key, content, hash, salt
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as row(ref text, edition_from int, state text, body text, cycle int,
      position text, claim text, level text, year int, addressee_kind text, type text, counting_unit text, themes text[], groups text[],
      issuers text[], action_category int, sort_key text, content jsonb, hash text, salt text)`;
  const entries = shown.filter(isEntry);
  await tx.$executeRaw`
    insert into entry (kind, key, edition_from, content, hash, salt)
    select kind, key, ${edition}, content, hash, salt
    from jsonb_to_recordset(${JSON.stringify(entries)}::jsonb) as item(kind text, key text, content jsonb, hash text, salt text)`;
  await tx.$executeRaw`
    insert into entry_link (kind, key, edition_from, part, target, value)
    select kind, key, ${edition}, part, target, value
    from jsonb_to_recordset(${JSON.stringify(entries.flatMap(linksOfItem))}::jsonb)
      as link(kind text, key text, part text, target text, value text)`;
}

/** What a published entry points at: its content holds no link to anything that is not public. */
function linksOfItem({ kind, key, content }: SealedItem) {
  if (!isEntryKind(kind)) return [];
  const { facts } = publishedEntry[kind].parse(content) as PublishedEntry;
  return linksOf(kind, facts).map((link) => ({ kind, key, ...link }));
}

const keysOf = (items: SealedItem[]) =>
  JSON.stringify(items.map(({ kind, key }) => ({ kind, key })));

/** Parsed on the way in as it was on the way out: what the schema does not know does not pass. */
function recommendationRow(edition: number, item: SealedItem) {
  const content: Published<"recommendation"> = publishedRecommendation.parse(item.content);
  const { position, claim, level, year } = facetsOfPublished(content);
  return {
    ref: content.ref,
    edition_from: edition,
    state: content.state,
    body: content.body,
    cycle: content.cycle,
    position,
    claim,
    level,
    year,
    addressee_kind: content.addressee.kind,
    type: content.type,
    counting_unit: content.countingUnit,
    themes: content.themes.map((theme) => theme.code),
    groups: content.groups.map((group) => group.code),
    issuers: content.issuers.map((issuer) => issuer.iso3),
    action_category: content.actionCategory,
    sort_key: sortKeyOf(content.document?.key ?? content.ref, content.paragraph),
    content,
    hash: item.hash,
    salt: item.salt,
  };
}

/** Removes from every edition what the record says must go, and leaves a tombstone. Each in a transaction of its own. */
export async function applyTakeDowns(): Promise<void> {
  const [wanted, held] = await Promise.all([
    record.takeDown.findMany(),
    publisher.takeDown.findMany(),
  ]);
  const known = new Set(held.map(({ digest }) => digest));
  for (const { kind, key, at } of wanted.filter((one) => !known.has(nameDigest(one.kind, one.key))))
    await publisher.$transaction(async (tx) => {
      await tx.$executeRaw`select pg_advisory_xact_lock(${APPLYING})`;
      const gone = isEntryKind(kind) ? await findGone(record, kind, key) : null;
      if (gone) await removePublishedEntry(tx, gone);
      else if (kind === "evidence") await removeEvidence(tx, key);
      else if (kind === "recommendation")
        await tx.publishedRecommendation.deleteMany({ where: { ref: key } });
      else await tx.publishedEntry.deleteMany({ where: { kind, key } });
      if (kind === "report") await dropUnshownLogos(tx);
      await tx.takeDown.upsert({
        where: { kind_digest: { kind, digest: nameDigest(kind, key) } },
        create: { kind, digest: nameDigest(kind, key), at },
        update: {},
      });
      await tx.current.updateMany({ where: { id: 1 }, data: { takeDowns: { increment: 1 } } });
    });
}

/** Evidence stands inside the recommendations that it speaks to; they stay, it goes. Their sealed hash no longer holds. */
async function removeEvidence(tx: PublicationTx, code: string) {
  await tx.$executeRaw`
    update recommendation set hash = '', salt = '', content = jsonb_set(content, '{evidence}',
      jsonb_path_query_array(content, '$.evidence[*] ? (@.code != $code)', jsonb_build_object('code', ${code}::text)))
    where jsonb_path_exists(content, '$.evidence[*] ? (@.code == $code)', jsonb_build_object('code', ${code}::text))`;
}
