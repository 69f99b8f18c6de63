import { dayInGeneva } from "@/lib/domain/day";
import type { Scale } from "@/lib/domain/scale";
import type { RecommendationRow, Summary } from "@/lib/domain/summary";
import { dateWords } from "@/lib/messages/date";
import { comparedReviews, headline } from "@/lib/messages/sentence";
import { bodyWords, countingUnitWords, rateWords, translator } from "@/lib/messages/words";
import { heading, paragraph, type Block, type Report } from "./block";
import { entryOf, type Around } from "./entry";
import { figuresOf } from "./figures";
import { methodOf } from "./method";
import { publication, sourceList, type Sources } from "./source";
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
    words: { page: t("page"), of: t("of"), contents: t("contents") },
    notes: "end",
    sources: sources.list(),
    blocks,
  });
}

/** In the order of reading, for sources are numbered as they come. */
function blocksOf(summary: Summary, rows: readonly RecommendationRow[], around: Around): Block[] {
  const { sources, scales } = around;
  const { name } = summary.state;
  const isOwn = ({ content }: RecommendationRow) => content.addressee.kind === "state";
  const chapter = (own: RecommendationRow[], title: string, note: string | null): Block[] =>
    own.length === 0
      ? []
      : [
          heading(1, title),
          ...(note ? [paragraph(note, "note")] : []),
          ...groupsOf(own).flatMap((group) => groupBlocks(group, around)),
        ];
  return [
    ...methodOf(summary, rows, scales),
    ...figuresOf(summary, rows, sources),
    ...chapter(rows.filter(isOwn), t("chapters.state", { state: name }), null),
    ...chapter(
      rows.filter((row) => !isOwn(row)),
      t("chapters.others"),
      t("chapters.othersNote", { state: name }),
    ),
    ...sources.chapter(),
  ];
}

type Group = [RecommendationRow, ...RecommendationRow[]];

/** By addressee, body and document, in the order in which they first come. */
function groupsOf(rows: readonly RecommendationRow[]): Group[] {
  const groups = new Map<string, Group>();
  for (const row of rows) {
    const { addressee, body, document, cycle } = row.content;
    const name = addressee.kind === "state" ? "" : addressee.name;
    const key = JSON.stringify([name, body, document?.key ?? cycle]);
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  return [...groups.values()];
}

function groupBlocks(group: Group, around: Around): Block[] {
  const { addressee, document } = group[0].content;
  const title = groupTitle(group[0].content);
  const whole =
    addressee.kind === "state"
      ? title
      : t("chapters.otherAddressee", { addressee: addressee.name, group: title });
  const under = document && documentLine(document, around.sources);
  return [heading(2, whole, under || null), ...group.map((row) => entryOf(row, around))];
}

/** By the symbol where there is one; else the document’s title tells it from others of the same body. */
function groupTitle({ body, document, cycle }: RecommendationRow["content"]): string {
  const { name, abbreviation } = bodyWords(body);
  const of = (whose: string, which: string) =>
    t("chapters.document", { body: whose, document: which });
  if (document?.symbol) return of(name, document.symbol);
  if (!document)
    return cycle === null ? name : of(name, t("chapters.cycle", { cycle: String(cycle) }));
  return document.title.startsWith(abbreviation)
    ? document.title
    : of(abbreviation, document.title);
}

function documentLine(
  document: NonNullable<RecommendationRow["content"]["document"]>,
  sources: Sources,
): string {
  const { symbol, title, url, publishedOn } = document;
  const line = publication(symbol ? title : null, publishedOn);
  const number = url && `[${sources.numberOf({ title, url, date: publishedOn })}]`;
  return [line, number].filter(Boolean).join(" ");
}

/** The definition stands right under the figure; null where the headline is not one of this rate. */
function headlineNote(summary: Summary): string | null {
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
