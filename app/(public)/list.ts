import { z } from "zod";
import { queryOf } from "@/components/public/place";
import type { PublishedState } from "@/lib/domain/published";
import { findState } from "@/lib/public/dossier";
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
export type Listing = { about: PublishedState | null; page: number; place: PublishedPlace };

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
    if (about === undefined) return compose({ about: null, page, place });
    const state = await findState(about, place.edition.number);
    return state && compose({ about: state, page, place });
  });
}

/** How many pages there are; null where the one asked for is beyond them. */
export function pagesOf(total: number, page: number): number | null {
  const pages = Math.max(1, Math.ceil(total / ROWS));
  return page > pages ? null : pages;
}
