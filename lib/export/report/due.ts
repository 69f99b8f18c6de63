import { daysBetween, latestDayOf, type Day, type PartialDate } from "@/lib/domain/day";
import { nextReturnOf } from "@/lib/domain/agenda";
import { reportKnownOn, type ReportKnown } from "@/lib/domain/report-due";
import { dateWords } from "@/lib/messages/date";
import { dueWords } from "@/lib/messages/due";
import { choiceWords } from "@/lib/messages/entry";
import { askTypeWords, levelWords, translator } from "@/lib/messages/words";
import { cell, heading, narrow, numbered, paragraph, wide, type Block, type Cell } from "./block";
import { headingOf } from "./entry";
import { inShort } from "./figures";
import type { ReportInput } from "./input";
import { citedIn, marksOf, type Sources } from "./source";

const t = translator("report");

type Owed = ReportInput["obligations"][number];
type Row = { owed: Owed; known: ReportKnown };

/** The reports that are owed, by what is known of them on the edition's day: the longest due first. */
function knownOf({ obligations, edition }: ReportInput): Row[] {
  return obligations
    .map((owed) => ({ owed, known: reportKnownOn(owed.facts, edition.asOf) }))
    .sort((a, b) => (a.owed.facts.dueOn < b.owed.facts.dueOn ? -1 : 1));
}

const isMissing = ({ known: { known } }: Row) => known === "overdue" || known === "not-seen";
const isUnknown = ({ known: { known } }: Row) => known === "fell-due";
const isIn = ({ owed }: Row) => owed.facts.submittedOn !== null;

/** What is past its day, a line each. Where nobody has looked since, that is said. */
export function overdueInShort(input: ReportInput, sources: Sources): Block[] {
  const late = knownOf(input).filter((row) => isMissing(row) || isUnknown(row));
  return [
    heading(1, t("due.overdue")),
    ...(late.length === 0
      ? [paragraph(t("due.noneOverdue", { day: dateWords(input.edition.asOf) }))]
      : late.map((row) =>
          numbered(
            t("due.line", {
              title: row.owed.title,
              known: known(row, input.edition.asOf)[0] ?? "",
            }),
            citedIn(row.owed.facts, sources),
          ),
        )),
  ];
}

const known = ({ owed, known: what }: Row, asOf: Day): string[] =>
  dueWords({ known: what, dueOn: owed.facts.dueOn, submittedOn: owed.facts.submittedOn, asOf });

/** All reports that are owed: past their day, past it and not looked for, still to come, handed in. */
export function owedTables(input: ReportInput, sources: Sources): Block[] {
  const rows = knownOf(input);
  const settled = rows.filter(({ known: { known } }) => known === "settled");
  const missing = rows.filter(isMissing);
  const parts = [
    { title: t("due.missing"), some: missing },
    { title: t("due.unknown"), some: rows.filter(isUnknown) },
    { title: t("due.coming"), some: settled.filter((row) => !isIn(row)) },
    { title: t("due.done"), some: settled.filter(isIn) },
  ];
  return [
    heading(1, t("due.owed")),
    ...(missing.length === 0
      ? [paragraph(t("due.noneMissing", { day: dateWords(input.edition.asOf) }))]
      : []),
    ...parts.flatMap(({ title, some }) =>
      some.length === 0 ? [] : [owedTable(title, some, input, sources)],
    ),
    paragraph(t("due.note"), "note"),
  ];
}

function owedTable(
  caption: string,
  rows: readonly Row[],
  { names, edition, state }: ReportInput,
  sources: Sources,
): Block {
  return {
    kind: "table",
    caption,
    columns: [wide(t("due.report")), wide(t("due.known"))],
    rows: rows.map((row) => {
      const { facts, title } = row.owed;
      const about = [
        state === null && (names[facts.state] ?? facts.state),
        facts.territory,
        choiceWords("obligation", "type", facts.type),
        marksOf(citedIn(facts, sources)),
      ];
      const [first, ...rest] = known(row, edition.asOf);
      return [
        cell(title, { note: about.filter(Boolean).join(" · ") || null }),
        cell(first ?? "", { note: rest.join(" ") || null }),
      ];
    }),
    notes: [],
  };
}

/** Everything else with a day: recommendations and calls that were to be done by one, sessions, events, anniversaries. */
export function datedTables(input: ReportInput, sources: Sources): Block[] {
  return [...dueTable(input, sources), ...calendarTable(input, sources)];
}

function dueTable({ rows, edition }: ReportInput, sources: Sources): Block[] {
  const due = rows
    .flatMap((row) => (row.content.dueOn === null ? [] : [{ row, on: row.content.dueOn }]))
    .sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
  if (due.length === 0) return [];
  return [
    heading(1, t("due.asked")),
    {
      kind: "table",
      caption: t("due.askedCaption"),
      columns: [wide(t("due.ask")), narrow(t("due.by")), narrow(t("due.found"))],
      rows: due.map(({ row, on }) => {
        const { content, level } = row;
        const { document, sourceUrl, type, addressee } = content;
        const url = document?.url ?? sourceUrl;
        const source =
          url === null
            ? []
            : [sources.numberOf({ title: document?.title ?? headingOf(content), url })];
        const note = [headingOf(content), askTypeWords(type).name, addressee.name, marksOf(source)];
        return [
          cell(inShort(row) ?? content.ref, { note: note.filter(Boolean).join(" · ") }),
          cell(dateWords(on), {
            note: latestDayOf(on) < edition.asOf ? t("due.passed") : null,
          }),
          cell(levelWords(level).name, { level }),
        ];
      }),
      notes: [t("due.askedNote")],
    },
  ];
}

type Dated = { on: PartialDate; cells: Cell[] };

/** What comes within a year of the edition's day, and anniversaries on their next return. */
function calendarTable({ events, sessions, edition }: ReportInput, sources: Sources): Block[] {
  const { asOf } = edition;
  const coming = (on: PartialDate | null): on is PartialDate =>
    on !== null && latestDayOf(on) >= asOf && daysBetween(asOf, latestDayOf(on)) <= YEAR;
  const dated: Dated[] = [
    ...sessions.flatMap(({ title, facts }) =>
      coming(facts.opensOn) ? [line(title, facts.opensOn, citedIn(facts, sources))] : [],
    ),
    ...events.flatMap(({ title, facts }) => {
      const returns = facts.isAnniversary && facts.on.length === 10;
      const on = returns ? nextReturnOf(facts.on, asOf) : facts.on;
      const what = returns ? t("due.anniversary", { title, day: dateWords(facts.on) }) : title;
      return coming(on) ? [line(what, on, citedIn(facts, sources))] : [];
    }),
  ].sort((a, b) => (a.on < b.on ? -1 : 1));
  if (dated.length === 0) return [];
  return [
    heading(1, t("due.calendar")),
    {
      kind: "table",
      caption: t("due.calendarCaption", { day: dateWords(asOf) }),
      columns: [wide(t("due.what")), narrow(t("due.when"))],
      rows: dated.map(({ cells }) => cells),
      notes: [],
    },
  ];
}
const YEAR = 366;

const line = (title: string, on: PartialDate, numbers: number[]): Dated => ({
  on,
  cells: [cell(title, { note: marksOf(numbers) || null }), cell(dateWords(on))],
});

/** How many reports were past their day and not seen when last looked for. */
export const missingCount = (input: ReportInput): number => knownOf(input).filter(isMissing).length;
export const unknownCount = (input: ReportInput): number => knownOf(input).filter(isUnknown).length;
