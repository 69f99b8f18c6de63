import { z } from "zod";
import { queryOf } from "@/components/public/place";
import type { PublishedState } from "@/lib/domain/published";
import { findState, listDossiers } from "@/lib/public/dossier";
import { aboutParameter } from "@/lib/public/parameters";
import { readQuery } from "@/lib/public/query";
import { documentAt, type Page, type PublishedPlace } from "./document";
import { wrongInputAt } from "./wrong-input";

const listParameters = z.strictObject({
  about: aboutParameter,
  page: z.coerce.number().int().min(1).max(100_000).default(1),
});

/** How many lines a page of a list holds. */
export const ROWS = 200;

/** What a reader asked a list for: one State's dossier or all, and which page. */
export type Listing = {
  about: PublishedState | null;
  /** States that it could keep to. */
  dossiers: readonly PublishedState[];
  page: number;
  place: PublishedPlace;
};

/** A list at `/{collection}`; 404 for a State that is not known, 400 in words for any other question than these two. */
export async function listAt(
  request: Request,
  collection: string,
  edition: string | undefined,
  compose: (listing: Listing) => Promise<Page | null>,
): Promise<Response> {
  const read = readQuery(listParameters, new URL(request.url).searchParams);
  if (!read.ok) return wrongInputAt(request, read.problem.message, edition);
  const { about, page } = read.value;
  const path = `/${collection}${queryOf(read.value)}`;
  return documentAt(request, { path, edition }, async (place) => {
    const { number } = place.edition;
    const [dossiers, state] = await Promise.all([
      listDossiers(number),
      about === undefined ? null : findState(about, number),
    ]);
    const isKnown = about === undefined || state !== null;
    return isKnown ? compose({ about: state, dossiers, page, place }) : null;
  });
}

/** How many pages there are; null where the one asked for is beyond them. */
export function pagesOf(total: number, page: number): number | null {
  const pages = Math.max(1, Math.ceil(total / ROWS));
  return page > pages ? null : pages;
}
