import { EntryList, entriesTitle } from "@/components/public/entry-list";
import { EntryPage } from "@/components/public/entry-page";
import { COLLECTIONS, type EntryKind } from "@/lib/domain/entry/kind";
import { linksOf } from "@/lib/domain/entry/link";
import { kindWords } from "@/lib/messages/entry";
import { findEntry, listEntries, listPointers } from "@/lib/public/entry";
import { namesBehind } from "@/lib/public/name";
import { documentAt } from "./document";
import { listAt, pagesOf, ROWS } from "./list";
import { bodiesOf } from "./bodies";
import { takenDown } from "./taken-down";

type Pinned = { edition?: string | undefined };

/** The list of a kind: the newest in time first; `?about=CHN` keeps to one State's dossier. */
export async function entriesAt(
  request: Request,
  kind: EntryKind,
  { edition }: Pinned = {},
): Promise<Response> {
  return listAt(request, COLLECTIONS[kind], edition, async ({ about, dossiers, page, place }) => {
    const entries = await listEntries(kind, place.edition.number, { about: about?.iso3 });
    const pages = pagesOf(entries.length, page);
    if (pages === null) return null;
    const own = bodiesOf(kind).list;
    return {
      title: entriesTitle(kind, about?.name ?? null),
      description: kindWords(kind).definition,
      body: (
        <EntryList {...{ kind, entries, page, pages, place, about, dossiers }} rows={ROWS}>
          {own && (await own(entries, { place, about }))}
        </EntryList>
      ),
    };
  });
}

/** The page of an entry: its facts, what points at it, and its sources. A kind may have a body of its own (bodies.ts). */
export async function entryAt(
  request: Request,
  kind: EntryKind | null,
  key: string,
  { edition }: Pinned = {},
): Promise<Response> {
  const path = kind && `/${COLLECTIONS[kind]}/${key}`;
  return documentAt(request, { path, edition }, async (place) => {
    const { number } = place.edition;
    const name = decodeURIComponent(key);
    const found = kind && (await findEntry(kind, name, number));
    if (!kind || !found) return null;
    if ("takenDownOn" in found) return takenDown(found.takenDownOn);
    const { entry } = found;
    const [names, pointers] = await Promise.all([
      namesBehind(linksOf(kind, entry.facts), number),
      listPointers(`entry:${kind}`, name, number),
    ]);
    const own = bodiesOf(kind).page;
    return {
      title: entry.title,
      description: kindWords(kind).definition,
      body: (
        <EntryPage {...{ entry, names, pointers, place }}>
          {own && (await own(entry, { place, names, pointers }))}
        </EntryPage>
      ),
    };
  });
}
