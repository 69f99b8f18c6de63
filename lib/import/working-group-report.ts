import { done, type Outcome, refused } from "@/lib/domain/outcome";
import { refOf } from "@/lib/domain/recommendation";
import type { LeadIn } from "./matrix-row";
import { readLeadIn } from "./matrix-row";
import { type ParsedFile, type ParsedRecommendation, type Rejection, tidy } from "./parsed";
import { readIssuers } from "./recommending-states";
import type { StateIndex } from "./states";
import type { WordBlock } from "./word";
import type { WordDocument } from "./word-document";
import { readReportFrame, type ReportFrame } from "./working-group-frame";

/** A paragraph of the report; `row` counts all paragraphs from 1, those inside tables too. */
type Paragraph = { row: number; text: string };
/** The sentence above a list: which paragraph it is, and what the State said of all that follows. */
type Section = { number: string | null; leadIn: LeadIn | null; row: number };
type Numbered = { row: number; paragraph: string; text: string; section: Section };

/** Is this the report of a working group, by its first page? */
export const looksLikeReport = ({ headers, body }: WordDocument): boolean =>
  /report of the working group/i.test([...headers, ...firstPage(body)].join(" ")) ||
  paragraphsOf(body).some(({ text }) => sectionOf(text, 0)?.leadIn);

/**
 * Reads the report of the Working Group on the Universal Periodic Review: numbered recommendations, literal or
 * numbered by Word, each under the sentence that says whether the State supports it.
 */
export function readWorkingGroupReport(
  document: WordDocument,
  states: StateIndex,
  state?: string,
): Outcome<ParsedFile> {
  const frame = readReportFrame([...document.headers, ...firstPage(document.body)], states, state);
  if (!frame.ok) return frame;
  const found = readSections(paragraphsOf(document.body));
  if (found.length === 0) return refused("not valid", NO_RECOMMENDATIONS);

  const rejected: Rejection[] = [];
  const seen = new Map<string, Numbered>();
  const recommendations = found.flatMap((numbered) => {
    const before = seen.get(numbered.paragraph);
    seen.set(numbered.paragraph, before ?? numbered);
    const problems = before ? [twice(numbered, before)] : [];
    const read = toRecommendation(numbered, frame.value, states, problems);
    const column = `Paragraph ${numbered.paragraph}`;
    rejected.push(...problems.map((reason) => ({ row: numbered.row, column, reason })));
    return read ? [read] : [];
  });
  return done({
    format: "working-group-report",
    rows: found.length,
    recommendations: rejected.length > 0 ? [] : recommendations,
    rejected,
    leftOut: [],
  });
}

function paragraphsOf(body: WordBlock[]): Paragraph[] {
  const lines = body.flatMap((block) =>
    block.kind === "paragraph"
      ? [withNumber(block.text, block.number)]
      : block.rows.flatMap(({ cells }) =>
          cells.flatMap((cell) =>
            cell.lines.map((line, at) => withNumber(line, cell.numbers[at] ?? "")),
          ),
        ),
  );
  return lines.map((text, at) => ({ row: at + 1, text: tidy(text) })).filter(({ text }) => text);
}

const withNumber = (text: string, number: string) => (number ? `${number} ${text}` : text);
const firstPage = (body: WordBlock[]) =>
  paragraphsOf(body.slice(0, FIRST_PAGE)).map(({ text }) => text);
const FIRST_PAGE = 60;

/** Walks the report from the first sentence that opens a list to the last recommendation below one. */
function readSections(paragraphs: Paragraph[]): Numbered[] {
  const found: Numbered[] = [];
  let section: Section | null = null;
  let last: Numbered | null = null;
  for (const { row, text } of paragraphs) {
    const opened = sectionOf(text, row);
    if (opened) {
      section = opened;
      last = null;
      continue;
    }
    const numbered = section && numberedOf(text, row, section);
    if (numbered) {
      last = numbered;
      found.push(numbered);
    } else if (last && !isComplete(last.text)) last.text = tidy(`${last.text} ${text}`);
    else if (found.length > 0 || (section && isNumbered(text))) section = last = null;
  }
  return found;
}

const OPENING = /^\(?(\d{1,3})\.?\s+(?=\p{L})/u;

/** "6. The recommendations listed below enjoy the support of …:" opens a list, whatever stands before the colon. */
function sectionOf(text: string, row: number): Section | null {
  const leadIn = readLeadIn(text);
  const opens = /:\s*$/.test(text) || (leadIn && text.length < MOST_OF_LEAD_IN);
  if (!opens || !/\brecommendations?\b/i.test(text) || ITEM.test(text)) return null;
  return { number: OPENING.exec(text)?.[1] ?? null, leadIn, row };
}
const MOST_OF_LEAD_IN = 600;

const ITEM = /^\(?(\d{1,3})[.-](\d{1,3})\.?(?!\d)\s*(?=\S)/;
const SIMPLE = /^\(?(\d{1,3})[.)]\s+(?=\S)/;

/** "6.1 Plant …", "6.1Plant …"; in the first cycle "1. Plant …" below paragraph 6, which is cited as 6.1. */
function numberedOf(text: string, row: number, section: Section): Numbered | null {
  const item = ITEM.exec(text);
  if (item) {
    const [whole, series = "", number = ""] = item;
    if (section.number !== null && section.number !== series) return null;
    section.number = series;
    return { row, paragraph: `${series}.${number}`, text: text.slice(whole.length), section };
  }
  const simple = SIMPLE.exec(text);
  if (!simple || section.number === null || Number(simple[1]) === Number(section.number) + 1)
    return null;
  const paragraph = `${section.number}.${Number(simple[1])}`;
  return { row, paragraph, text: text.slice(simple[0].length), section };
}

const isNumbered = (text: string) => ITEM.test(text) || OPENING.test(text);
/** A recommendation ends with its States in brackets; what has none yet goes on in the next paragraph. */
const isComplete = (text: string) => /\)[\s;.,*]*$/.test(text);

function toRecommendation(
  { row, paragraph, text, section }: Numbered,
  frame: ReportFrame,
  states: StateIndex,
  problems: string[],
): ParsedRecommendation | null {
  const words = tidy(text).replace(/[;\s]+$/, "");
  const { issuers, unknown } = readIssuers(words, states, frame.state);
  for (const name of unknown)
    problems.push(`“${name}” stands where a recommending State is named. ${states.explain(name)}`);
  if (!words) problems.push(`${paragraph} has no text.`);
  if (issuers.length + unknown.length === 0)
    problems.push(`${paragraph} names no recommending State in brackets at its end.`);
  if (!section.leadIn) problems.push(noLeadIn(section));
  if (problems.length > 0 || !section.leadIn) return null;
  const { symbol, ...review } = frame;
  const cited = section.number ? `${symbol}, para. ${section.number}` : symbol;
  return {
    row,
    ...review,
    externalKey: `working-group-report:${symbol}#${paragraph}`,
    refs: [refOf(symbol, paragraph)],
    symbol,
    paragraph,
    countingUnit: "paragraph",
    text: words,
    issuers,
    themes: [],
    groups: [],
    sdgs: [],
    actionCategory: null,
    response: { ...section.leadIn, claim: null, sourceTitle: cited },
  };
}

const NO_RECOMMENDATIONS =
  "The report holds no numbered recommendation below a sentence such as “The following recommendations enjoy the support of …:”.";
const twice = ({ paragraph }: Numbered, before: Numbered) =>
  `${paragraph} stands at paragraph ${before.row} of the document too. Correct the number that is wrong.`;
const noLeadIn = ({ number, row }: Section) =>
  `The sentence above the list (${number ? `paragraph ${number}` : `at paragraph ${row} of the document`}) does not say whether the State supports what follows. Known are “enjoy the support”, “did not enjoy the support”, “have been noted” and “will be examined”.`;
