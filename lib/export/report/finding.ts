import { isGraded, LEVELS } from "@/lib/domain/level";
import { scaleAt } from "@/lib/domain/scale";
import type { RecommendationRow, Summary } from "@/lib/domain/summary";
import { definitionBy } from "@/lib/messages/scale";
import { comparedReviews } from "@/lib/messages/sentence";
import type { Words } from "@/lib/messages/spoken";
import { heading, numbered, paragraph, type Block, type Paragraph } from "./block";
import { answerWords, headingOf, type Around } from "./entry";
import { shortWords } from "./figures";
import type { ReportInput } from "./input";
import type { Sources } from "./source";

/** How many findings, how much of the reasons of each, and of its evidence how many sources. */
type Measure = { most: number; longest: number; sources: number };

/**
 * A few findings, each in one paragraph, for whoever has a minute: those that were chosen, else those furthest from being
 * carried out, the newest first. How many there are besides is said with them.
 */
export function findingsInShort(
  say: Words,
  input: ReportInput,
  around: Around,
  measure: Measure,
): Block[] {
  const found = input.rows.filter(({ level }) => level !== "not-assessed");
  const shown = [...found].sort(worstFirst).slice(0, measure.most);
  if (shown.length === 0)
    return [
      heading(1, say.report("finding.heading")),
      paragraph(say.report("finding.none"), "note"),
    ];
  return [
    heading(1, say.report("finding.heading")),
    ...shown.map((row) => findingOf(say, row, around, measure)),
    paragraph(noteOn(say, input, shown, found.length), "note"),
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
function findingOf(
  say: Words,
  row: RecommendationRow,
  { sources }: Around,
  measure: Measure,
): Paragraph {
  const { content, level } = row;
  const { assessment, responses } = content;
  const answer = responses.at(-1);
  const words = [
    say.report("finding.asked", {
      who: askerOf(say, content),
      heading: headingOf(say, content),
      words: sentence(shortWords(say, row) ?? content.ref),
    }),
    assessment
      ? say.report("finding.finds", {
          level: say.level(level).name,
          day: say.date(assessment.evidenceCutOff),
        })
      : say.report("finding.findsBare", { level: say.level(level).name }),
    ...(assessment ? [say.apart(opening(assessment.rationale, measure.longest))] : []),
    answer
      ? say.report("finding.says", {
          words: opening(answer.verbatim, measure.longest),
          answer: answerWords(say, answer),
        })
      : say.report("finding.noAnswer"),
  ];
  return numbered(words.join(" "), sourcesOf(content, sources, measure.sources));
}

type Content = RecommendationRow["content"];

/** Whoever made it, and when: "Neighbouria, 23 January 2024". */
function askerOf(say: Words, { issuedBy, issuers, body, issuedOn, document }: Content): string {
  const who =
    issuedBy ??
    (issuers.length > 0 ? say.list(issuers.map(({ name }) => name)) : say.body(body).name);
  const on = issuedOn ?? document?.publishedOn;
  return on ? say.report("finding.asker", { who, on: say.date(on) }) : who;
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
  say: Words,
  { facts, scales, edition, summary, url }: ReportInput,
  shown: readonly RecommendationRow[],
  total: number,
): string {
  const held = scaleAt(scales, edition.publishedAt);
  const levels = LEVELS.filter((level) => shown.some((row) => row.level === level));
  const meanings = levels.map((level) =>
    say.report("finding.means", {
      level: say.level(level).name,
      definition: definitionBy(held, level, say),
    }),
  );
  const choice = facts.chosen.length > 0 ? "chosen" : "worst";
  const counts = { shown: shown.length, total: say.count(total) };
  const unassessed = summary?.levels["not-assessed"] ?? 0;
  return [
    ...meanings,
    shown.length < total
      ? say.report(`finding.${choice}`, counts)
      : say.report("finding.all", counts),
    ...(unassessed > 0 ? [say.report("finding.unassessed", { count: unassessed })] : []),
    say.report("finding.rest", { address: url.replace(/\/$/, "") }),
  ].join(" ");
}

/** Where the figure of the headline is from: who states it, or how many texts were counted. */
export function basisOf(say: Words, summary: Summary, sources: Sources): Block[] {
  const now = comparedReviews(summary)?.now;
  if (!now) return [];
  const day = say.date(now.asOf);
  const { basis } = now;
  if (basis.kind === "rows")
    return [paragraph(say.report("figures.rows", { held: say.count(basis.held), day }), "note")];
  const { title, url } = basis.source;
  const words = say.report("finding.declared", {
    title,
    day,
    held: say.count(basis.held),
    of: say.count(basis.of),
  });
  return [{ ...paragraph(words, "note"), sources: [sources.numberOf({ title, url, date: null })] }];
}
