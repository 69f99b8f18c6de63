import { dayInGeneva } from "@/lib/domain/day";
import { USUAL_LANGUAGE } from "@/lib/domain/language";
import type { Scale } from "@/lib/domain/scale";
import type { RecommendationRow, Summary } from "@/lib/domain/summary";
import { comparedReviews, headline } from "@/lib/messages/sentence";
import { wordsIn } from "@/lib/messages/printed";
import type { Words } from "@/lib/messages/spoken";
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

export function dossierReport({ site, scales, summary, rows, url }: DossierInput): Report {
  const say = wordsIn(USUAL_LANGUAGE);
  const { edition, state } = summary;
  const mark = {
    site,
    state: state.name,
    number: String(edition.number),
    day: say.date(edition.asOf),
  };
  const sources = sourceList(say);
  const blocks = blocksOf(say, summary, rows, {
    addressOf: (ref) => new URL(`recommendations/${ref}`, url).href,
    sources,
    scales,
  });
  return cleaned({
    site,
    language: say.language,
    title: say.report("documentTitle", mark),
    state: state.name,
    kind: say.report("kind"),
    edition: say.report("edition", mark),
    on: dayInGeneva(new Date(edition.publishedAt)),
    layout: "book",
    headline: headline(summary, say),
    headlineNote: headlineNote(say, summary),
    facts: factsOf(say, summary, rows, url),
    foot: say.report("foot", mark),
    marking: null,
    words: {
      page: say.report("page"),
      of: say.report("of"),
      contents: say.report("contents"),
      continued: say.report("continued"),
    },
    notes: "end",
    sources: sources.list(),
    blocks,
  });
}

/** In the order of reading, for sources are numbered as they come. */
function blocksOf(
  say: Words,
  summary: Summary,
  rows: readonly RecommendationRow[],
  around: Around,
): Block[] {
  const { sources, scales } = around;
  const { name } = summary.state;
  return [
    ...methodOf(say, summary, rows, scales),
    ...figuresOf(say, summary, rows, sources),
    ...paragraphChapters(say, rows, name, around),
    ...sources.chapter(),
  ];
}

/** The definition stands right under the figure; null where the headline is not one of this rate. */
export function headlineNote(say: Words, summary: Summary): string | null {
  const now = comparedReviews(summary)?.now;
  if (!now || now.counts.pending + now.counts.none > 0) return null;
  const unit = say.countingUnit(now.countingUnit);
  return say.report("title.note", {
    definition: say.rate("notSupported").definition,
    unit: unit.name,
    unitDefinition: unit.definition,
    day: say.date(now.asOf),
  });
}

function factsOf(
  say: Words,
  { edition }: Summary,
  rows: readonly RecommendationRow[],
  address: string,
): Report["facts"] {
  const assessors = new Set(rows.flatMap(({ content }) => content.assessment?.assessedBy ?? []));
  const facts: [string, string, string | null][] = [
    [say.report("title.published"), say.date(dayInGeneva(new Date(edition.publishedAt))), null],
    [
      say.report("title.publisher"),
      say.report("title.publisherIs", { host: new URL(address).host }),
      null,
    ],
    [say.report("title.assessors"), [...assessors].sort().join("; "), null],
    [say.report("title.about"), edition.note, null],
    [say.report("title.address"), address, address],
    [say.report("title.fingerprint"), edition.sha256, null],
  ];
  return facts.flatMap(([term, text, url]) => (text ? [{ term, text, url }] : []));
}
