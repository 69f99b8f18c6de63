import type { ChartAsked, ChartName } from "@/lib/domain/chart";
import type { Target } from "@/lib/domain/entry/field";
import { COLLECTIONS, type EntryKind } from "@/lib/domain/entry/kind";
import type { Column } from "@/lib/domain/column";
import type { RecommendationFilter, Sort } from "@/lib/domain/filter";
import { scaleAt, type Scale } from "@/lib/domain/scale";
import { PLAIN_SITE, type Site } from "@/lib/domain/site";
import type { EditionMark } from "@/lib/domain/summary";
import { dateWords } from "@/lib/messages/date";
import { translator } from "@/lib/messages/words";

/** Where a page stands: which edition it prints, and what a reader must know to cite it. */
export type Place = {
  /** Null while nothing has been published. */
  edition: EditionMark | null;
  /** The number of the newest edition. */
  newest: number | null;
  /** Read under /editions/{n}: every link stays in that edition. */
  pinned: boolean;
  /** The page's own path and query, without the edition before it: "/chn". Null where there is nothing to come back to. */
  path: string | null;
  /** The site's address, without a slash at the end. */
  origin: string;
  /** Absent: the name, the address for errors and the colour that Onus brings. */
  site?: Site;
};

const t = translator("public");

/** What the site is called. */
export const siteName = ({ site }: Pick<Place, "site">): string => site?.name ?? t("site.name");

/** The version of the scale that held when this edition was published; null is the first. */
export const scaleOf = ({ edition, site }: Pick<Place, "edition" | "site">): Scale | null =>
  edition && site ? scaleAt(site.scales, edition.publishedAt) : null;

/** Which edition of which site a figure is of, and as of when. */
export const footOf = ({ edition, ...place }: Pick<Place, "edition" | "site">): string =>
  edition
    ? t("chart.foot", {
        site: siteName(place),
        number: edition.number,
        asOf: dateWords(edition.asOf),
      })
    : "";

/** The style sheet with the site's own colour, where it has one. */
export const accentSheet = ({ site = PLAIN_SITE }: Pick<Place, "site">): string | null =>
  site.accent && `/site/${site.revision}.css`;

/** A question to the explorer, as its address asks it. */
export type Asked = RecommendationFilter & {
  sort?: Sort | undefined;
  page?: number | undefined;
  /** As a table with these columns; else as a list. */
  columns?: readonly Column[] | undefined;
};

/** A question to a list: whose dossier it is to keep to, and which page of it. */
export type Listed = { about?: string | undefined; page?: number | undefined };

/** A chart as a file: a drawing, a picture, or its table. */
export const CHART_ENDINGS = ["svg", "png", "csv", "xlsx", "json"] as const;
type ChartEnding = (typeof CHART_ENDINGS)[number];

export type Addresses = {
  overview: string;
  methodology: string;
  /** Everything in the record, kind by kind. */
  record: string;
  dossier: (iso3: string) => string;
  recommendation: (ref: string) => string;
  recommendations: (asked?: Asked) => string;
  entries: (kind: EntryKind, asked?: Listed) => string;
  entry: (kind: EntryKind, key: string) => string;
  documents: (asked?: Listed) => string;
  document: (key: string) => string;
  reviews: (asked?: Listed) => string;
  /** `CHN-4`. */
  review: (key: string) => string;
  states: string;
  state: (iso3: string) => string;
  calls: (asked?: Listed) => string;
  /** Where the claims of a State and what was found part. */
  disagreement: (iso3: string) => string;
  /** Every chart of one State. */
  charts: (iso3: string) => string;
  /** A chart alone: as a page, or as a file with that ending. */
  chart: (name: ChartName, asked: ChartAsked, ending?: ChartEnding) => string;
};

/** Links that stay in the edition that is being read. */
export function addressesOf({ edition, pinned }: Pick<Place, "edition" | "pinned">): Addresses {
  const base = pinned && edition ? `/editions/${edition.number}` : "";
  const one = (collection: string, key: string) =>
    `${base}/${collection}/${encodeURIComponent(key)}`;
  const many = (collection: string, asked: Asked | Listed = {}) =>
    `${base}/${collection}${queryOf(asked)}`;
  return {
    overview: base ? `${base}/overview` : "/",
    methodology: `${base}/methodology`,
    record: `${base}/record`,
    dossier: (iso3) => `${base}/${iso3.toLowerCase()}`,
    recommendation: (ref) => one("recommendations", ref),
    recommendations: (asked) => many("recommendations", asked),
    entries: (kind, asked) => many(COLLECTIONS[kind], asked),
    entry: (kind, key) => one(COLLECTIONS[kind], key),
    documents: (asked) => many("documents", asked),
    document: (key) => one("documents", key),
    reviews: (asked) => many("reviews", asked),
    review: (key) => one("reviews", key),
    states: `${base}/states`,
    state: (iso3) => one("states", iso3.toLowerCase()),
    calls: (asked) => many("calls", asked),
    disagreement: (iso3) => `${base}/disagreement?state=${iso3}`,
    charts: (iso3) => `${base}/charts?state=${iso3}`,
    chart: (name, asked, ending) =>
      `${base}/charts/${name}${ending ? `.${ending}` : ""}${queryOf(asked)}`,
  };
}

/** Where a link of an entry leads. */
export function addressOf(to: Addresses, target: Target, value: string): string {
  switch (target) {
    case "state":
      return to.state(value);
    case "recommendation":
      return to.recommendation(value);
    case "document":
      return to.document(value);
    case "review":
      return to.review(value);
    default:
      return to.entry(target.slice("entry:".length) as EntryKind, value);
  }
}

/** The question of an address, in one order whatever the order of the words, so that one view has one address. */
export function queryOf(asked: Asked | Listed | ChartAsked): string {
  const words = new URLSearchParams();
  for (const key of Object.keys(asked).sort()) {
    const value = (asked as Record<string, string | number | undefined>)[key];
    if (value !== undefined && !(key === "page" && value === 1)) words.set(key, String(value));
  }
  const query = words.toString();
  return query ? `?${query}` : "";
}

/** Pages about all editions, or about one by its number, have one address for good. */
const OF_NO_EDITION = /^\/(editions|data|privacy|corrections)([/?]|$)/;

/** The address that goes on saying what this page says now: inside its edition. */
export function permanentAddress({ edition, path, origin }: Place): string | null {
  if (path === null) return null;
  if (!edition || OF_NO_EDITION.test(path)) return `${origin}${path}`;
  return `${origin}/editions/${edition.number}${path === "/" ? "/overview" : path}`;
}

/** Where readers write about an error: as the site says, else the usual name at its own host. */
export function correctionsAddress({ origin, site }: Pick<Place, "origin" | "site">): string {
  return site?.contact ?? `corrections@${new URL(origin).hostname}`;
}
