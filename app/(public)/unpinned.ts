import { documentAt, type Page, type PublishedPlace } from "./document";

/**
 * A page about all editions, such as `/corrections`: as of the newest, or with `?edition=n` as it was when that was the
 * newest. A mirror holds it so.
 */
export function unpinnedAt(
  request: Request,
  path: string,
  compose: (place: PublishedPlace) => Promise<Page | null>,
): Promise<Response> {
  const edition = new URL(request.url).searchParams.get("edition") ?? undefined;
  const own = edition === undefined ? path : `${path}?${new URLSearchParams({ edition })}`;
  return documentAt(request, { path: own, edition, pinned: false }, compose);
}
