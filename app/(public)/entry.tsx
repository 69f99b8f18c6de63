import { z } from "zod";
import { EntryList, entriesTitle } from "@/components/public/entry-list";
import { EntryPage } from "@/components/public/entry-page";
import { WrongInputPage } from "@/components/public/notice-page";
import { addressesOf, queryOf } from "@/components/public/place";
import { TakenDownPage } from "@/components/public/recommendation-page";
import { COLLECTIONS, type EntryKind } from "@/lib/domain/entry/kind";
import { linksOf } from "@/lib/domain/entry/link";
import { kindWords } from "@/lib/messages/entry";
import { translator } from "@/lib/messages/words";
import { findState } from "@/lib/public/dossier";
import { findEntry, listEntries, listPointers } from "@/lib/public/entry";
import { namesBehind } from "@/lib/public/name";
import { aboutParameter } from "@/lib/public/parameters";
import { readQuery } from "@/lib/public/query";
import { documentAt } from "./document";
import { ownOf } from "./own";

const t = translator("public");

type Pinned = { edition?: string | undefined };

/** The list of a kind: the newest in time first; `?about=CHN` keeps to one State's dossier. */
export async function entriesAt(
  request: Request,
  kind: EntryKind,
  { edition }: Pinned = {},
): Promise<Response> {
  const read = readQuery(listParameters, new URL(request.url).searchParams);
  if (!read.ok) return wrongListAt(request, read.problem.message, edition);
  const { about, page } = read.value;
  const path = `/${COLLECTIONS[kind]}${queryOf(read.value)}`;
  return documentAt(request, { path, edition }, async (place) => {
    const { number } = place.edition;
    const [entries, state] = await Promise.all([
      listEntries(kind, number, { about }),
      about === undefined ? null : findState(about, number),
    ]);
    const pages = Math.max(1, Math.ceil(entries.length / ROWS));
    if (page > pages || (about !== undefined && state === null)) return null;
    const own = ownOf(kind).list;
    return {
      title: entriesTitle(kind, state?.name ?? null),
      description: kindWords(kind).definition,
      body: (
        <EntryList {...{ kind, entries, page, pages, place, about: state }} rows={ROWS}>
          {own && (await own(entries, { place, about: state }))}
        </EntryList>
      ),
    };
  });
}

const ROWS = 200;

export const listParameters = z.strictObject({
  about: aboutParameter,
  page: z.coerce.number().int().min(1).max(100_000).default(1),
});

/** An address that asks a list for something there is not. */
export const wrongListAt = (request: Request, message: string, edition: string | undefined) =>
  documentAt(request, { path: null, edition }, async (place) => ({
    status: 400,
    title: t("notices.wrongInput.title"),
    body: <WrongInputPage message={message} to={addressesOf(place)} />,
  }));

/** The page of an entry: its facts, what points at it, and its sources. A kind may have a body of its own (own.ts). */
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
    if ("takenDownOn" in found)
      return {
        status: 410,
        title: t("takenDown.title"),
        body: <TakenDownPage on={found.takenDownOn} />,
      };
    const { entry } = found;
    const [names, pointers] = await Promise.all([
      namesBehind(linksOf(kind, entry.facts), number),
      listPointers(`entry:${kind}`, name, number),
    ]);
    const own = ownOf(kind).page;
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
