import "server-only";
import type { Prisma as Publication } from "@/lib/db/publisher";
import type { Prisma, Tx } from "@/lib/db/record";
import type { EntryFacts, EntryKind } from "@/lib/domain/entry/kind";
import { goneEntry, withoutGone, type GoneEntry } from "@/lib/domain/entry/taken-down";

// An entry stands not only under its own name: other entries point at it, and what others found stands within the
// recommendations and reviews that it is about. When it goes, it goes from there too, in every edition.

/** Null where the record has no such entry. */
export async function findGone(
  tx: Pick<Tx, "entry">,
  kind: EntryKind,
  key: string,
): Promise<GoneEntry | null> {
  const entry = await tx.entry.findUnique({
    where: { kind_key: { kind, key } },
    select: { versions: { select: { facts: true } } },
  });
  const facts = entry?.versions.map((version) => version.facts as EntryFacts);
  return facts ? goneEntry(kind, key, facts) : null;
}

type Name = { kind: string; key: string };

/** In the record's sealed editions. What no longer holds an item's hash keeps no salt, so that the hash proves nothing. */
export async function eraseSealedEntry(tx: Tx, gone: GoneEntry): Promise<void> {
  const { kind, key } = gone;
  await tx.$executeRaw`update edition_item set content = null, salt = '' where kind = ${kind} and key = ${key}`;
  const pointing = await tx.entry.findMany({
    where: { versions: { some: { links: { some: { entry: { kind, key } } } } } },
    select: { kind: true, key: true },
  });
  const names: Name[] = [...pointing, ...aboutOf(gone)];
  const items = await tx.editionItem.findMany({ where: { OR: names } });
  for (const { edition, content, ...name } of items) {
    const left = content && withoutGone(name.kind, content as object, gone);
    if (left)
      await tx.editionItem.update({
        where: { edition_kind_key: { edition, kind: name.kind, key: name.key } },
        data: { content: left as Prisma.InputJsonObject, salt: "" },
      });
  }
}

/** In the publication, which holds what the public reads. */
export async function removePublishedEntry(
  tx: Publication.TransactionClient,
  gone: GoneEntry,
): Promise<void> {
  const { kind, key } = gone;
  await tx.publishedEntry.deleteMany({ where: { kind, key } });
  const pointing = await tx.$queryRaw<Name[]>`
    select distinct kind, key from entry_link where target = ${`entry:${kind}`} and value = ${key}`;
  await tx.$executeRaw`delete from entry_link where target = ${`entry:${kind}`} and value = ${key}`;
  const about = aboutOf(gone);
  const reviews = about.filter((one) => one.kind === "review");
  const entries = await tx.publishedEntry.findMany({ where: { OR: [...pointing, ...reviews] } });
  for (const one of entries) {
    const content = withoutGone(one.kind, one.content as object, gone);
    const { kind: of, key: name, editionFrom } = one;
    if (content)
      await tx.publishedEntry.update({
        where: { kind_key_editionFrom: { kind: of, key: name, editionFrom } },
        data: { content, ...UNPROVEN },
      });
  }
  const refs = about.filter((one) => one.kind === "recommendation").map((one) => one.key);
  const texts = await tx.publishedRecommendation.findMany({ where: { ref: { in: refs } } });
  for (const { ref, editionFrom, content } of texts) {
    const left = withoutGone("recommendation", content as object, gone);
    if (left)
      await tx.publishedRecommendation.update({
        where: { ref_editionFrom: { ref, editionFrom } },
        data: { content: left, ...UNPROVEN },
      });
  }
}

const UNPROVEN = { hash: "", salt: "" };

const aboutOf = ({ about }: GoneEntry): Name[] =>
  about
    .filter(({ target }) => target === "recommendation" || target === "review")
    .map(({ target, value }) => ({ kind: target, key: value }));
