import "server-only";
import { Prisma, type Tx } from "@/lib/db/record";
import type { EvidenceDraft } from "@/lib/domain/evidence";
import { refused, type Outcome } from "@/lib/domain/outcome";
import type { StaffMember } from "@/lib/domain/permission";
import { readableBy, readableSql } from "./readable";

/** What may be the same source, for a warning that its writer answers. */
type Held = { code: string; title: string };
type Found = Pick<EvidenceDraft, "url" | "attachments" | "title">;

/** Something that this member may read and that has the same address, the same file, or nearly the same title. */
export async function findDuplicate(
  tx: Tx,
  who: StaffMember,
  { url, attachments, title }: Found,
): Promise<Outcome<never> | null> {
  const atAddress = url ? await atSameAddress(tx, who, url) : null;
  if (atAddress) return warn(atAddress, "url", "is logged with this address already");
  const withFile = await withSameFile(tx, who, attachments);
  if (withFile) return warn(withFile, "attachments", "holds one of these files already");
  const called = await withNearTitle(tx, who, title);
  return called && warn(called, "title", "has nearly this title");
}

const warn = (held: Held, field: string, why: string): Outcome<never> =>
  refused(
    "conflict",
    `“${held.title}” ${why}. Add your recommendations to it, or save this one as well if it is another source`,
    { field, held },
  );

/** An address with and without its last slash or its fragment is one source. */
async function atSameAddress(tx: Tx, who: StaffMember, url: string): Promise<Held | null> {
  const bare = url.replace(/#.*$/, "").replace(/\/+$/, "");
  return tx.evidence.findFirst({
    where: {
      OR: [{ url }, { url: bare }, { url: `${bare}/` }, { url: { startsWith: `${bare}#` } }],
      retractedAt: null,
      AND: [readableBy(who)],
    },
    select: { code: true, title: true },
  });
}

async function withSameFile(
  tx: Tx,
  who: StaffMember,
  ids: readonly string[],
): Promise<Held | null> {
  const own = await tx.attachment.findMany({
    where: { id: { in: [...ids] }, uploadedById: who.id },
    select: { sha256: true },
  });
  if (own.length === 0) return null;
  return tx.evidence.findFirst({
    where: {
      attachments: { some: { sha256: { in: own.map(({ sha256 }) => sha256) } } },
      retractedAt: null,
      AND: [readableBy(who)],
    },
    select: { code: true, title: true },
  });
}

/** Of the words of either title four in five stand in the other, whatever their accents, order and punctuation. */
async function withNearTitle(tx: Tx, who: StaffMember, title: string): Promise<Held | null> {
  const words = (of: Prisma.Sql) =>
    Prisma.sql`array(select distinct unnest(string_to_array(trim(folded(${of})), ' ')))`;
  const [found] = await tx.$queryRaw<Held[]>`
    with asked as (select ${words(Prisma.sql`${title}::text`)} as words)
    select code, title from (
      select evidence.code, evidence.title, evidence.created_at, ${words(Prisma.sql`evidence.title`)} as words
      from evidence where evidence.retracted_at is null and ${readableSql(who)}) as held, asked
    where cardinality(held.words) > 2
      and 5 * (select count(*) from unnest(held.words) as one where one = any(asked.words))
        >= 4 * greatest(cardinality(held.words), cardinality(asked.words))
    order by created_at desc limit 1`;
  return found ?? null;
}
