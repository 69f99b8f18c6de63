import "server-only";
import { publication } from "@/lib/db/publication";
import type { EditionMark } from "@/lib/domain/summary";
import { env } from "@/lib/env";
import { listDossiers } from "./dossier";
import { listEditions, validIn } from "./edition";

/** The protocol allows 50,000 addresses in one file. */
const ADDRESSES_A_PART = 40_000;

/**
 * Every public address of an edition for search engines: one list where it fits, else an index of parts.
 * `part` counts from 1; null where there is no such part.
 */
export async function sitemapOf(edition: EditionMark, part?: number): Promise<string | null> {
  const [counted] = await publication.$queryRaw<{ total: number }[]>`
    select count(*)::int as total from recommendation where ${validIn(edition.number)}`;
  const parts = Math.max(1, Math.ceil((counted?.total ?? 0) / ADDRESSES_A_PART));
  if (part === undefined && parts > 1) return indexOf(parts, edition);
  const wanted = part ?? 1;
  if (wanted > parts) return null;
  const pages = wanted === 1 ? await pagesOf(edition) : [];
  return listOf([...pages, ...(await recommendationsOf(edition, wanted))]);
}

type Address = { path: string; changedOn: string };

const PAGES = ["/", "/recommendations", "/editions", "/methodology", "/data", "/privacy"];

async function pagesOf(edition: EditionMark): Promise<Address[]> {
  const [dossiers, editions] = await Promise.all([listDossiers(edition.number), listEditions()]);
  const earlier = editions.filter(({ number }) => number <= edition.number);
  return [
    ...PAGES.map((path) => ({ path, changedOn: edition.asOf })),
    ...dossiers.map(({ iso3 }) => ({
      path: `/${iso3.toLowerCase()}`,
      changedOn: edition.asOf,
    })),
    ...earlier.map(({ number, asOf }) => ({ path: `/editions/${number}`, changedOn: asOf })),
  ];
}

/** A recommendation has changed when the edition that last said something new of it was made. */
async function recommendationsOf({ number }: EditionMark, part: number): Promise<Address[]> {
  const rows = await publication.$queryRaw<{ ref: string; changedOn: string }[]>`
    select ref, edition.as_of as "changedOn"
    from recommendation join edition on edition.number = edition_from
    where ${validIn(number)} order by sort_key, ref
    limit ${ADDRESSES_A_PART} offset ${(part - 1) * ADDRESSES_A_PART}`;
  return rows.map(({ ref, changedOn }) => ({
    path: `/recommendations/${encodeURIComponent(ref)}`,
    changedOn,
  }));
}

const HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n';
const NAMESPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"';

function listOf(addresses: Address[]): string {
  const lines = addresses.map(
    ({ path, changedOn }) =>
      `<url><loc>${whole(path)}</loc><lastmod>${escaped(changedOn)}</lastmod></url>`,
  );
  return `${HEAD}<urlset ${NAMESPACE}>\n${lines.join("\n")}\n</urlset>\n`;
}

function indexOf(parts: number, { asOf }: EditionMark): string {
  const lines = Array.from(
    { length: parts },
    (_, index) =>
      `<sitemap><loc>${whole(`/sitemap.xml?part=${index + 1}`)}</loc><lastmod>${escaped(asOf)}</lastmod></sitemap>`,
  );
  return `${HEAD}<sitemapindex ${NAMESPACE}>\n${lines.join("\n")}\n</sitemapindex>\n`;
}

const whole = (path: string) => escaped(new URL(path, env.ONUS_URL).href);

const escaped = (text: string) =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

export const sitemapAddress = (): string => new URL("/sitemap.xml", env.ONUS_URL).href;
