import { readFile } from "node:fs/promises";
import type { ReactNode } from "react";
import { z } from "zod";
import { EmbedShell } from "@/components/public/embed-shell";
import { NoticePage, type Notice } from "@/components/public/notice-page";
import { addressesOf, type Place } from "@/components/public/place";
import { Shell, type Assets } from "@/components/public/shell";
import type { EditionMark } from "@/lib/domain/summary";
import { env } from "@/lib/env";
import { translator } from "@/lib/messages/words";
import { findEdition } from "@/lib/public/edition";
import { keptResponse } from "@/lib/public/kept";
import { knownSite } from "@/lib/public/stamp";

const t = translator("public");

export type Page = {
  /** Null for the site’s own name. */
  title: string | null;
  description?: string;
  status?: number;
  body: ReactNode;
};
/** A place whose edition is there: all that a page may ask about. */
export type PublishedPlace = Place & { edition: EditionMark };

export type Door = {
  /** The page’s path and question, in one order, without a pinned edition before it. Null for what has no address of its own. */
  path: string | null;
  /** The number in /editions/{n}/…, as it stands in the address. */
  edition?: string | undefined;
  /** False where the number names what the page is about, and links lead to the newest edition all the same. */
  pinned?: boolean;
  /** True for what other sites may frame: one thing by itself, without head, menu and foot of the site. */
  framed?: boolean;
};

/** A public page: kept under the stamp of its edition, a whole document, 404 where `compose` finds nothing. */
export async function documentAt(
  request: Request,
  { path, edition, pinned = edition !== undefined, framed = false }: Door,
  compose: (place: PublishedPlace) => Promise<Page | null>,
): Promise<Response> {
  const nowhere = placeOf({ edition: null, newest: null, pinned: false, path: null });
  const asked = {
    address: `${framed ? "/embed" : ""}${pinned ? `/editions/${edition}` : ""}${path ?? "/not-found"}`,
    contentType: "text/html; charset=utf-8",
    headers: framed ? FRAMED_HEADERS : HEADERS,
    byAddressAlone: true,
    unavailable: (reason: "nothing published" | "out of reach") =>
      write(
        nowhere,
        noticePage(reason === "nothing published" ? "notPublished" : "outOfReach", nowhere),
        framed,
      ),
  };
  return keptResponse(request, asked, async (newest) => {
    const mark = edition === undefined ? newest : await editionNumbered(edition);
    const place = placeOf({
      edition: mark ?? newest,
      newest: newest.number,
      pinned: pinned && mark !== null,
      path,
    });
    const page = mark && (await compose(place));
    if (page) return { status: page.status ?? 200, body: await write(place, page, framed) };
    const lost = { ...place, path: null };
    return { status: 404, body: await write(lost, noticePage("notFound", lost), framed) };
  });
}

/** A place with this site’s own address, which the settings know, and the name and colour that its stamp says. */
export const placeOf = <P extends Omit<Place, "origin" | "site">>(
  place: P,
): P & Required<Pick<Place, "origin" | "site">> => ({
  ...place,
  origin: env.ONUS_URL.replace(/\/+$/, ""),
  site: knownSite(),
});

/** The edition of a number as it stands in an address; null where there is none. */
export async function editionNumbered(segment: string): Promise<EditionMark | null> {
  return /^[1-9]\d{0,5}$/.test(segment) ? findEdition(Number(segment)) : null;
}

const noticePage = (notice: Notice, place: Place): Page => ({
  title: t(`notices.${notice}.title`),
  body: <NoticePage notice={notice} to={addressesOf(place)} />,
});

/** The framework forbids a static import of the renderer. */
async function write(
  place: Place,
  { title, description, body }: Page,
  framed = false,
): Promise<string> {
  const [{ renderToStaticMarkup }, assets] = await Promise.all([
    import("react-dom/server"),
    builtAssets(),
  ]);
  const markup = framed ? (
    <EmbedShell title={title} place={place} stylesheet={assets.stylesheet}>
      {body}
    </EmbedShell>
  ) : (
    <Shell title={title} description={description ?? null} place={place} assets={assets}>
      {body}
    </Shell>
  );
  return `<!doctype html>${renderToStaticMarkup(markup)}`;
}

const manifest = z.strictObject({
  stylesheet: z.string(),
  script: z.strictObject({ address: z.string(), integrity: z.string() }),
});

/** The names of what the build has made carry the hashes of their content. */
async function builtAssets(): Promise<Assets> {
  return manifest.parse(JSON.parse(await readFile("public/assets/manifest.json", "utf8")));
}

/** One script of our own may run, nothing is loaded from elsewhere, nothing frames it. */
const HEADERS: Record<string, string> = {
  "content-security-policy":
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; manifest-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  "x-content-type-options": "nosniff",
  "referrer-policy": "no-referrer",
  "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  ...(env.ONUS_URL.startsWith("https:") && {
    "strict-transport-security": "max-age=63072000; includeSubDomains",
  }),
};

/** The same for what other sites may frame, and for nothing else. */
const FRAMED_HEADERS: Record<string, string> = {
  ...HEADERS,
  "content-security-policy":
    "default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'; base-uri 'none'; frame-ancestors *",
  "cross-origin-resource-policy": "cross-origin",
};
