import { isGraded, LEVELS } from "@/lib/domain/level";
import { scaleAt } from "@/lib/domain/scale";
import type { RecommendationRow, Summary } from "@/lib/domain/summary";
import { dateWords } from "@/lib/messages/date";
import { countWords } from "@/lib/messages/figure";
import { listed } from "@/lib/messages/lasted";
import { definitionBy } from "@/lib/messages/scale";
import { comparedReviews } from "@/lib/messages/sentence";
import { bodyWords, levelWords, translator } from "@/lib/messages/words";
import { heading, numbered, paragraph, type Block, type Paragraph } from "./block";
import { answerWords, headingOf, type Around } from "./entry";
import { inShort } from "./figures";
import type { ReportInput } from "./input";
import type { Sources } from "./source";

const t = translator("report");

/** How many findings, how much of the reasons of each, and of its evidence how many sources. */
type Measure = { most: number; longest: number; sources: number };

/**
 * A few findings, each in one paragraph, for whoever has a minute: those that were chosen, else those furthest from being
 * carried out, the newest first. How many there are besides is said with them.
 */
export function findingsInShort(input: ReportInput, around: Around, measure: Measure): Block[] {
  const found = input.rows.filter(({ level }) => level !== "not-assessed");
  const shown = [...found].sort(worstFirst).slice(0, measure.most);
  if (shown.length === 0)
    return [heading(1, t("finding.heading")), paragraph(t("finding.none"), "note")];
  return [
    heading(1, t("finding.heading")),
    ...shown.map((row) => findingOf(row, around, measure)),
    paragraph(noteOn(input, shown, found.length), "note"),
  ];
}

function worstFirst(a: RecommendationRow, b: RecommendationRow): number {
  const [first, second] = [cutOffOf(a), cutOffOf(b)];
  return (
    Number(isGraded(b.level)) - Number(isGraded(a.level)) ||
    LEVELS.indexOf(a.level) - LEVELS.indexOf(b.level) ||
    (first > second ? -1 : first < second ? 1 : 0)
  );
}

const cutOffOf = ({ content }: RecommendationRow) => content.assessment?.evidenceCutOff ?? "";

/** What was asked by whom, what we find and why, what the State says; the sources of each behind it. */
function findingOf(row: RecommendationRow, { sources }: Around, measure: Measure): Paragraph {
  const { content, level } = row;
  const { assessment, responses } = content;
  const answer = responses.at(-1);
  const words = [
    t("finding.asked", {
      who: askerOf(content),
      heading: headingOf(content),
      words: sentence(inShort(row) ?? content.ref),
    }),
    assessment
      ? t("finding.finds", {
          level: levelWords(level).name,
          day: dateWords(assessment.evidenceCutOff),
        })
      : t("finding.findsBare", { level: levelWords(level).name }),
    ...(assessment ? [opening(assessment.rationale, measure.longest)] : []),
    answer
      ? t("finding.says", {
          words: opening(answer.verbatim, measure.longest),
          answer: answerWords(answer),
        })
      : t("finding.noAnswer"),
  ];
  return numbered(words.join(" "), sourcesOf(content, sources, measure.sources));
}

type Content = RecommendationRow["content"];

/** Whoever made it, and when: "Neighbouria, 23 January 2024". */
function askerOf({ issuedBy, issuers, body, issuedOn, document }: Content): string {
  const who =
    issuedBy ??
    (issuers.length > 0 ? listed(issuers.map(({ name }) => name)) : bodyWords(body).name);
  const on = issuedOn ?? document?.publishedOn;
  return on ? t("finding.asker", { who, on: dateWords(on) }) : who;
}

/** The document, so much of the evidence as is told in short, and where the answer stands. */
function sourcesOf(content: Content, sources: Sources, most: number): number[] {
  const { document, evidence, responses } = content;
  const answer = responses.at(-1);
  return [
    ...new Set([
      ...(document?.url
        ? [
            sources.numberOf({
              title: document.title,
              url: document.url,
              date: document.publishedOn,
            }),
          ]
        : []),
      ...evidence
        .filter(({ cited }) => cited)
        .slice(0, most)
        .map(({ title, url, publisher, publishedOn, archivedUrl }) =>
          sources.numberOf({ title, url, publisher, date: publishedOn, archivedUrl }),
        ),
      ...(answer?.source ? [sources.numberOf({ ...answer.source, date: answer.on })] : []),
    ]),
  ];
}

/** Whole sentences from the beginning, as many as fit; the first one in any case, cut between words where it must be. */
export function opening(text: string, longest: number): string {
  const sentences = text.match(/[^.!?]+[.!?]+(?:["”’)\]]*)(?:\s+|$)|[^.!?]+$/g) ?? [text];
  let held = "";
  for (const one of sentences) {
    if (held !== "" && (held + one).trim().length > longest) break;
    held += one;
  }
  const whole = held.trim();
  return whole.length <= longest * 2
    ? whole
    : `${whole.slice(0, longest).replace(/\s+\S*$/, "")} …`;
}

const sentence = (words: string): string => (/[.!?…]$/.test(words) ? words : `${words}.`);

/** Where one level is told, its meaning; which findings these are of how many; what nobody has looked at. */
function noteOn(
  { facts, scales, edition, summary, url }: ReportInput,
  shown: readonly RecommendationRow[],
  total: number,
): string {
  const held = scaleAt(scales, edition.publishedAt);
  const levels = LEVELS.filter((level) => shown.some((row) => row.level === level));
  const meanings = levels.map((level) =>
    t("finding.means", { level: levelWords(level).name, definition: definitionBy(held, level) }),
  );
  const choice = facts.chosen.length > 0 ? "chosen" : "worst";
  const counts = { shown: shown.length, total: countWords(total) };
  const unassessed = summary?.levels["not-assessed"] ?? 0;
  return [
    ...meanings,
    shown.length < total ? t(`finding.${choice}`, counts) : t("finding.all", counts),
    ...(unassessed > 0 ? [t("finding.unassessed", { count: unassessed })] : []),
    t("finding.rest", { address: url.replace(/\/$/, "") }),
  ].join(" ");
}

/** Where the figure of the headline is from: who states it, or how many texts were counted. */
export function basisOf(summary: Summary, sources: Sources): Block[] {
  const now = comparedReviews(summary)?.now;
  if (!now) return [];
  const day = dateWords(now.asOf);
  const { basis } = now;
  if (basis.kind === "rows")
    return [paragraph(t("figures.rows", { held: countWords(basis.held), day }), "note")];
  const { title, url } = basis.source;
  const words = t("finding.declared", {
    title,
    day,
    held: countWords(basis.held),
    of: countWords(basis.of),
  });
  return [{ ...paragraph(words, "note"), sources: [sources.numberOf({ title, url, date: null })] }];
}
