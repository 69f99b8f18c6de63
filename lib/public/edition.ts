import "server-only";
import { z } from "zod";
import { Prisma, publication } from "@/lib/db/publication";
import type { Logo } from "@/lib/domain/logo";
import { scale } from "@/lib/domain/scale";
import { PLAIN_SITE, type Site } from "@/lib/domain/site";
import type { EditionMark } from "@/lib/domain/summary";

/** An edition in the list of editions, with what it moved. */
export type EditionLine = EditionMark & {
  previousSha256: string | null;
  added: number;
  changed: number;
  removed: number;
};

/**
 * The edition that pages show, how many take-downs there have been, and what the site is called: together the stamp of
 * every page.
 */
export type CurrentEdition = { mark: EditionMark; takeDowns: number; site: Site };

/** The newest edition; null before the first is published. */
export async function currentEdition(): Promise<EditionMark | null> {
  return (await currentStamp())?.mark ?? null;
}

/** One statement, so that all of it is of the same moment. */
export async function currentStamp(): Promise<CurrentEdition | null> {
  const [row] = await publication.$queryRaw<(EditionRow & SiteRow & { takeDowns: number })[]>`
    select ${COLUMNS}, current.take_downs as "takeDowns", site.revision, site.name, site.contact,
      site.accent_light as light, site.accent_dark as dark, site.scales,
      logo.sha256 as "logoSha256", logo.width as "logoWidth", logo.height as "logoHeight"
    from current join edition on edition.number = current.edition left join site on true
      left join logo on logo.sha256 = site.logo_sha256`;
  return row ? { mark: toMark(row), takeDowns: row.takeDowns, site: toSite(row) } : null;
}

type SiteRow = {
  revision: number | null;
  name: string | null;
  contact: string | null;
  light: string | null;
  dark: string | null;
  scales: unknown;
  logoSha256: string | null;
  logoWidth: number | null;
  logoHeight: number | null;
};

const published = z.array(scale);

function toSite({ revision, name, contact, light, dark, scales, ...row }: SiteRow): Site {
  if (revision === null) return PLAIN_SITE;
  const accent = light && dark ? { light, dark } : null;
  return { revision, name, contact, accent, logo: toLogo(row), scales: published.parse(scales) };
}

type LogoRow = Pick<SiteRow, "logoSha256" | "logoWidth" | "logoHeight">;
const toLogo = ({
  logoSha256: sha256,
  logoWidth: width,
  logoHeight: height,
}: LogoRow): Logo | null => (sha256 && width && height ? { sha256, width, height } : null);

export async function findEdition(number: number): Promise<EditionMark | null> {
  if (!Number.isInteger(number) || Math.abs(number) >= 2 ** 31) return null; // No number of an edition.
  const [row] = await publication.$queryRaw<EditionRow[]>`
    select ${COLUMNS} from edition where number = ${number}`;
  return row ? toMark(row) : null;
}

/** Newest first. */
export async function listEditions(): Promise<EditionLine[]> {
  const rows = await publication.$queryRaw<(EditionRow & Moves)[]>`
    select ${COLUMNS}, previous_sha256 as "previousSha256", added, changed, removed
    from edition order by number desc`;
  return rows.map(({ previousSha256, added, changed, removed, ...row }) => ({
    ...toMark(row),
    previousSha256,
    added,
    changed,
    removed,
  }));
}

/** What was valid in an edition: said in it or before it, and not replaced until after it. */
export const validIn = (edition: number): Prisma.Sql =>
  Prisma.sql`edition_from <= ${edition} and (edition_to is null or edition_to > ${edition})`;

type EditionRow = {
  number: number;
  asOf: string;
  note: string;
  publishedAt: Date;
  sha256: string;
};
type Moves = Pick<EditionLine, "previousSha256" | "added" | "changed" | "removed">;

const COLUMNS = Prisma.sql`edition.number, edition.as_of as "asOf", edition.note,
  edition.published_at as "publishedAt", edition.sha256`;

const toMark = ({ number, asOf, note, publishedAt, sha256 }: EditionRow): EditionMark => ({
  number,
  asOf,
  note,
  publishedAt: publishedAt.toISOString(),
  sha256,
});

/** The SHA-256 of the edition before this one; null for the first. */
export async function findPreviousSha256(number: number): Promise<string | null> {
  const [row] = await publication.$queryRaw<{ previousSha256: string | null }[]>`
    select previous_sha256 as "previousSha256" from edition where number = ${number}`;
  return row?.previousSha256 ?? null;
}
