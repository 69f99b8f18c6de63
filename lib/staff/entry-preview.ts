import "server-only";
import { record } from "@/lib/db/record";
import type { EntryFacts, EntryKind } from "@/lib/domain/entry/kind";
import { closedBy, type ClosedBy, type PublishedEntry } from "@/lib/domain/entry/published";
import { withoutClosedLinks } from "@/lib/domain/entry/link";
import { may, type StaffMember } from "@/lib/domain/permission";
import { mayReadEntry } from "./entry-readable";
import { LINKED, openNameOf, RECORD } from "./publishing-entry";

/** What the public would read of the newest version if it were approved now, beside what it read last. */
export type EntryPreview = {
  facts: EntryFacts;
  /** What else keeps it from the public. */
  closedBy: ClosedBy[];
  published: { edition: number; facts: EntryFacts } | null;
};

export async function previewEntry(
  who: StaffMember,
  kind: EntryKind,
  key: string,
): Promise<EntryPreview | null> {
  if (!may(who, "read the record")) return null;
  const entry = await record.entry.findUnique({
    where: { kind_key: { kind, key } },
    select: {
      ...RECORD,
      organisationId: true,
      createdById: true,
      versions: {
        orderBy: { number: "desc" },
        take: 1,
        select: { facts: true, checkNote: true, links: { select: LINKED } },
      },
    },
  });
  const newest = entry?.versions[0];
  if (!entry || !newest || !mayReadEntry(who, entry)) return null;
  const now = new Date();
  const open = new Set(newest.links.flatMap((one) => openNameOf(one, now)));
  const facts = withoutClosedLinks(
    kind,
    newest.facts as EntryFacts,
    (target, value) => target === "state" || target === "review" || open.has(`${target} ${value}`),
  );
  return {
    facts,
    closedBy: closedBy({ ...entry, kind, approved: newest }, now),
    published: await lastPublished(kind, key),
  };
}

async function lastPublished(kind: EntryKind, key: string): Promise<EntryPreview["published"]> {
  const sealed = await record.editionItem.findFirst({
    where: { kind, key },
    orderBy: { edition: "desc" },
    select: { edition: true, content: true },
  });
  const content = sealed?.content as PublishedEntry | null | undefined;
  return sealed && content ? { edition: sealed.edition, facts: content.facts } : null;
}
