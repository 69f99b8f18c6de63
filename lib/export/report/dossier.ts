import { dayInGeneva } from "@/lib/domain/day";
import type { Scale } from "@/lib/domain/scale";
import type { RecommendationRow, Summary } from "@/lib/domain/summary";
import { dateWords } from "@/lib/messages/date";
import { comparedReviews, headline } from "@/lib/messages/sentence";
import { countingUnitWords, rateWords, translator } from "@/lib/messages/words";
import type { Block, Report } from "./block";
import { paragraphChapters } from "./chapters";
import type { Around } from "./entry";
import { figuresOf } from "./figures";
import { methodOf } from "./method";
import { sourceList } from "./source";
import { cleaned } from "./text";

export type DossierInput = {
  /** What the site is called. */
  site: string;
  /** The versions of the scale after the first. */
  scales: readonly Scale[];
  summary: Summary;
  /** Everything that the dossier counts, and what in it is addressed to others, in the order of references. */
  rows: readonly RecommendationRow[];
  /** The permanent address of the dossier in this edition; recommendations stand beside it. */
  url: string;
};

const t = translator("report");

export function dossierReport({ site, scales, summary, rows, url }: DossierInput): Report {
  const { edition, state } = summary;
  const mark = {
    site,
    state: state.name,
    number: String(edition.number),
    day: dateWords(edition.asOf),
  };
  const sources = sourceList();
  const blocks = blocksOf(summary, rows, {
    addressOf: (ref) => new URL(`recommendations/${ref}`, url).href,
    sources,
    scales,
  });
  return cleaned({
    site,
    language: "en",
    title: t("documentTitle", mark),
    state: state.name,
    kind: t("kind"),
    edition: t("edition", mark),
    on: dayInGeneva(new Date(edition.publishedAt)),
    layout: "book",
    headline: headline(summary),
    headlineNote: headlineNote(summary),
    facts: factsOf(summary, rows, url),
    foot: t("foot", mark),
    marking: null,
    words: {
      page: t("page"),
      of: t("of"),
      contents: t("contents"),
      continued: t("continued"),
    },
    notes: "end",
    sources: sources.list(),
    blocks,
  });
}

/** In the order of reading, for sources are numbered as they come. */
function blocksOf(summary: Summary, rows: readonly RecommendationRow[], around: Around): Block[] {
  const { sources, scales } = around;
  const { name } = summary.state;
  return [
    ...methodOf(summary, rows, scales),
    ...figuresOf(summary, rows, sources),
    ...paragraphChapters(rows, name, around),
    ...sources.chapter(),
  ];
}

/** The definition stands right under the figure; null where the headline is not one of this rate. */
export function headlineNote(summary: Summary): string | null {
  const now = comparedReviews(summary)?.now;
  if (!now || now.counts.pending + now.counts.none > 0) return null;
  const unit = countingUnitWords(now.countingUnit);
  return t("title.note", {
    definition: rateWords("notSupported").definition,
    unit: unit.name,
    unitDefinition: unit.definition,
    day: dateWords(now.asOf),
  });
}

function factsOf(
  { edition }: Summary,
  rows: readonly RecommendationRow[],
  address: string,
): Report["facts"] {
  const assessors = new Set(rows.flatMap(({ content }) => content.assessment?.assessedBy ?? []));
  const facts: [string, string, string | null][] = [
    [t("title.published"), dateWords(dayInGeneva(new Date(edition.publishedAt))), null],
    [t("title.publisher"), t("title.publisherIs", { host: new URL(address).host }), null],
    [t("title.assessors"), [...assessors].sort().join("; "), null],
    [t("title.about"), edition.note, null],
    [t("title.address"), address, address],
    [t("title.fingerprint"), edition.sha256, null],
  ];
  return facts.flatMap(([term, text, url]) => (text ? [{ term, text, url }] : []));
}
