import type { ReportFacts } from "@/lib/domain/entry/report";
import { LEVELS } from "@/lib/domain/level";
import { CLAIMS, POSITIONS } from "@/lib/domain/position";
import type { RecommendationRow } from "@/lib/domain/summary";
import type { Words } from "@/lib/messages/spoken";
import { heading, paragraph, type Block } from "./block";
import { answerWords, entryOf, type Around, type EntryPart } from "./entry";
import { publication, type Sources } from "./source";

/** Recommendations one by one, in the order that was chosen; what is addressed to others stands in a chapter of its own. */
export function chaptersOf(
  say: Words,
  rows: readonly RecommendationRow[],
  order: ReportFacts["order"],
  state: string,
  around: Around,
  parts?: readonly EntryPart[],
): Block[] {
  if (order === "paragraph") return paragraphChapters(say, rows, state, around, parts);
  const [own, others] = ownAndOthers(rows);
  const classes = CLASSES[order](say, own);
  const blocks = classes.flatMap(({ title, rows: members }) => [
    heading(2, title, say.report("chapters.count", { count: members.length })),
    ...members.map((row) => entryOf(say, row, around, parts)),
  ]);
  return [
    ...(blocks.length > 0 ? [heading(1, say.report("chapters.state", { state })), ...blocks] : []),
    ...paragraphChapters(say, others, state, around, parts),
  ];
}

/** As the documents have them: by addressee, body and document. */
export function paragraphChapters(
  say: Words,
  rows: readonly RecommendationRow[],
  state: string,
  around: Around,
  parts?: readonly EntryPart[],
): Block[] {
  const [own, others] = ownAndOthers(rows);
  const isOne = new Set(rows.map(({ content }) => content.document?.key ?? null)).size === 1;
  const chapter = (some: RecommendationRow[], title: string, note: string | null): Block[] =>
    some.length === 0
      ? []
      : [
          heading(1, title),
          ...(note ? [paragraph(note, "note")] : []),
          ...groupsOf(some).flatMap((group) => groupBlocks(say, group, around, { parts, isOne })),
        ];
  return [
    ...chapter(own, say.report("chapters.state", { state }), null),
    ...chapter(others, say.report("chapters.others"), say.report("chapters.othersNote", { state })),
  ];
}

function ownAndOthers(rows: readonly RecommendationRow[]) {
  const isOwn = ({ content }: RecommendationRow) => content.addressee.kind === "state";
  return [rows.filter(isOwn), rows.filter((row) => !isOwn(row))] as const;
}

type Class = { title: string; rows: RecommendationRow[] };
type Rows = readonly RecommendationRow[];

const CLASSES: Record<
  Exclude<ReportFacts["order"], "paragraph">,
  (say: Words, rows: Rows) => Class[]
> = {
  theme: byTheme,
  position: (say, rows) =>
    POSITIONS.flatMap((position) => [null, ...CLAIMS].map((claim) => ({ position, claim })))
      .map((said) => ({
        title: answerWords(say, said),
        rows: rows.filter((row) => row.position === said.position && row.claim === said.claim),
      }))
      .filter((one) => one.rows.length > 0),
  level: (say, rows) =>
    LEVELS.map((level) => ({
      title: say.level(level).name,
      rows: rows.filter((row) => row.level === level),
    })).filter((one) => one.rows.length > 0),
};

/** Each stands once: under the first of its themes by name. */
function byTheme(say: Words, rows: Rows): Class[] {
  const classes = new Map<string, RecommendationRow[]>();
  for (const row of rows) {
    const [first] = row.content.themes.map(({ label }) => label).sort(say.compare);
    const title = first ?? say.report("chapters.noTheme");
    const members = classes.get(title);
    if (members) members.push(row);
    else classes.set(title, [row]);
  }
  const isNone = (title: string) => Number(title === say.report("chapters.noTheme"));
  return [...classes]
    .map(([title, members]) => ({ title, rows: members }))
    .sort((a, b) => isNone(a.title) - isNone(b.title) || say.compare(a.title, b.title));
}

type Group = [RecommendationRow, ...RecommendationRow[]];

/** By addressee, body and document, in the order in which they first come. */
function groupsOf(rows: readonly RecommendationRow[]): Group[] {
  return groupsBy(rows, ({ addressee }) => (addressee.kind === "state" ? "" : addressee.name));
}

/** By body and document alone. */
export const documentsOf = (rows: readonly RecommendationRow[]): Group[] =>
  groupsBy(rows, () => "");

function groupsBy(
  rows: readonly RecommendationRow[],
  nameOf: (content: RecommendationRow["content"]) => string,
): Group[] {
  const groups = new Map<string, Group>();
  for (const row of rows) {
    const { body, document, cycle } = row.content;
    const name = nameOf(row.content);
    const key = JSON.stringify([name, body, document?.key ?? cycle]);
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  return [...groups.values()];
}

/** Where all is of one document, its name is not said again over each group. */
function groupBlocks(
  say: Words,
  group: Group,
  around: Around,
  { parts, isOne }: { parts: readonly EntryPart[] | undefined; isOne: boolean },
): Block[] {
  const { addressee, document } = group[0].content;
  const isState = addressee.kind === "state";
  const title = groupTitle(say, group[0].content);
  const whole = isState
    ? title
    : say.report("chapters.otherAddressee", { addressee: addressee.name, group: title });
  const under = document && documentLine(say, document, around.sources);
  const named = isOne
    ? isState
      ? []
      : [heading(2, addressee.name)]
    : [heading(2, whole, under || null)];
  return [...named, ...group.map((row) => entryOf(say, row, around, parts))];
}

/** By the symbol where there is one; else the document’s title tells it from others of the same body. */
export function groupTitle(
  say: Words,
  { body, document, cycle }: RecommendationRow["content"],
): string {
  const { name, abbreviation } = say.body(body);
  const of = (whose: string, which: string) =>
    say.report("chapters.document", { body: whose, document: which });
  if (document?.symbol) return of(name, document.symbol);
  if (!document)
    return cycle === null ? name : of(name, say.report("chapters.cycle", { cycle: String(cycle) }));
  return document.title.startsWith(abbreviation)
    ? document.title
    : of(abbreviation, document.title);
}

export function documentLine(
  say: Words,
  document: Pick<
    NonNullable<RecommendationRow["content"]["document"]>,
    "symbol" | "title" | "url" | "publishedOn"
  >,
  sources: Sources,
): string {
  const { symbol, title, url, publishedOn } = document;
  const line = publication(say, symbol ? title : null, publishedOn);
  const number = url && `[${sources.numberOf({ title, url, date: publishedOn })}]`;
  return [line, number].filter(Boolean).join(" ");
}
