import "server-only";
import { publication } from "@/lib/db/publication";
import type { EditionMark } from "@/lib/domain/summary";
import { COLLECTIONS, ENTRY_KINDS } from "@/lib/domain/entry/kind";
import { isShelfKind, SHELVES } from "@/lib/domain/shelf";
import { env } from "@/lib/env";
import { listDossiers } from "./dossier";
import { listEditions, validIn } from "./edition";
import { countEntries } from "./entry";

/** The protocol allows 50,000 addresses in one file. */
const ADDRESSES_A_PART = 40_000;

/**
 * Every public address of an edition for search engines: one list where it fits, else an index of parts.
 * `part` counts from 1; null where there is no such part.
 */
export async function sitemapOf(edition: EditionMark, part?: number): Promise<string | null> {
  const parts = Math.max(1, Math.ceil((await countThings(edition)) / ADDRESSES_A_PART));
  if (part === undefined && parts > 1) return indexOf(parts, edition);
  const wanted = part ?? 1;
  if (wanted > parts) return null;
  const pages = wanted === 1 ? await pagesOf(edition) : [];
  return listOf([...pages, ...(await thingsOf(edition, wanted))]);
}

type Address = { path: string; changedOn: string };

const PAGES = [
  ...["/", "/recommendations", "/record", "/documents", "/reviews", "/states", "/calls"],
  ...["/statements/signatories", "/statements/compare", "/disagreement"],
  ...["/charts", "/corrections", "/editions", "/methodology", "/data", "/privacy"],
];

async function pagesOf(edition: EditionMark): Promise<Address[]> {
  const [dossiers, editions, held] = await Promise.all([
    listDossiers(edition.number),
    listEditions(),
    countEntries(edition.number),
  ]);
  const earlier = editions.filter(({ number }) => number <= edition.number);
  const lists = ENTRY_KINDS.filter((kind) => held[kind]).map((kind) => `/${COLLECTIONS[kind]}`);
  return [
    ...[...PAGES, ...lists].map((path) => ({ path, changedOn: edition.asOf })),
    ...dossiers.map(({ iso3 }) => ({
      path: `/${iso3.toLowerCase()}`,
      changedOn: edition.asOf,
    })),
    ...earlier.map(({ number, asOf }) => ({ path: `/editions/${number}`, changedOn: asOf })),
  ];
}

async function countThings({ number }: EditionMark): Promise<number> {
  const [counted] = await publication.$queryRaw<{ total: number }[]>`
    select ((select count(*) from recommendation where ${validIn(number)})
      + (select count(*) from entry where ${validIn(number)}))::int as total`;
  return counted?.total ?? 0;
}

/** A thing has changed when the edition that last said something new of it was made. */
async function thingsOf({ number }: EditionMark, part: number): Promise<Address[]> {
  const rows = await publication.$queryRaw<{ kind: string; key: string; changedOn: string }[]>`
    select kind, key, edition.as_of as "changedOn" from (
      select 'recommendation' as kind, ref as key, sort_key, edition_from from recommendation
      where ${validIn(number)}
      union all select kind, key, key, edition_from from entry where ${validIn(number)}
    ) as thing join edition on edition.number = edition_from
    order by kind, sort_key, key
    limit ${ADDRESSES_A_PART} offset ${(part - 1) * ADDRESSES_A_PART}`;
  return rows.flatMap(({ kind, key, changedOn }) => {
    const path = pathOf(kind, key);
    return path === null ? [] : [{ path, changedOn }];
  });
}

function pathOf(kind: string, key: string): string | null {
  if (kind === "recommendation") return `/recommendations/${encodeURIComponent(key)}`;
  if (!isShelfKind(kind)) return null;
  return `/${SHELVES[kind]}/${encodeURIComponent(kind === "state" ? key.toLowerCase() : key)}`;
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
