import { daysBetween, latestDayOf, type Day, type PartialDate } from "@/lib/domain/day";
import { nextReturnOf } from "@/lib/domain/agenda";
import { reportKnownOn, type ReportKnown } from "@/lib/domain/report-due";
import { dueWords } from "@/lib/messages/due";
import type { Words } from "@/lib/messages/spoken";
import { cell, heading, narrow, numbered, paragraph, wide, type Block, type Cell } from "./block";
import { headingOf } from "./entry";
import { inShort } from "./figures";
import type { ReportInput } from "./input";
import { citedIn, marksOf, type Sources } from "./source";

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
export function overdueInShort(say: Words, input: ReportInput, sources: Sources): Block[] {
  const late = knownOf(input).filter((row) => isMissing(row) || isUnknown(row));
  return [
    heading(1, say.report("due.overdue")),
    ...(late.length === 0
      ? [paragraph(say.report("due.noneOverdue", { day: say.date(input.edition.asOf) }))]
      : late.map((row) =>
          numbered(
            say.report("due.line", {
              title: row.owed.title,
              known: known(say, row, input.edition.asOf)[0] ?? "",
            }),
            citedIn(row.owed.facts, sources),
          ),
        )),
  ];
}

const known = (say: Words, { owed, known: what }: Row, asOf: Day): string[] =>
  dueWords(
    { known: what, dueOn: owed.facts.dueOn, submittedOn: owed.facts.submittedOn, asOf },
    say,
  );

/** All reports that are owed: past their day, past it and not looked for, still to come, handed in. */
export function owedTables(say: Words, input: ReportInput, sources: Sources): Block[] {
  const rows = knownOf(input);
  const settled = rows.filter(({ known: { known } }) => known === "settled");
  const missing = rows.filter(isMissing);
  const parts = [
    { title: say.report("due.missing"), some: missing },
    { title: say.report("due.unknown"), some: rows.filter(isUnknown) },
    { title: say.report("due.coming"), some: settled.filter((row) => !isIn(row)) },
    { title: say.report("due.done"), some: settled.filter(isIn) },
  ];
  return [
    heading(1, say.report("due.owed")),
    ...(missing.length === 0
      ? [paragraph(say.report("due.noneMissing", { day: say.date(input.edition.asOf) }))]
      : []),
    ...parts.flatMap(({ title, some }) =>
      some.length === 0 ? [] : [owedTable(say, title, some, input, sources)],
    ),
    paragraph(say.report("due.note"), "note"),
  ];
}

function owedTable(
  say: Words,
  caption: string,
  rows: readonly Row[],
  { names, edition, state }: ReportInput,
  sources: Sources,
): Block {
  return {
    kind: "table",
    caption,
    columns: [wide(say.report("due.report")), wide(say.report("due.known"))],
    rows: rows.map((row) => {
      const { facts, title } = row.owed;
      const about = [
        state === null && (names[facts.state] ?? facts.state),
        facts.territory,
        say.choice("obligation", "type", facts.type),
        marksOf(citedIn(facts, sources)),
      ];
      const [first, ...rest] = known(say, row, edition.asOf);
      return [
        cell(title, { note: about.filter(Boolean).join(" · ") || null }),
        cell(first ?? "", { note: rest.join(" ") || null }),
      ];
    }),
    notes: [],
  };
}

/** Everything else with a day: recommendations and calls that were to be done by one, sessions, events, anniversaries. */
export function datedTables(say: Words, input: ReportInput, sources: Sources): Block[] {
  return [...dueTable(say, input, sources), ...calendarTable(say, input, sources)];
}

function dueTable(say: Words, { rows, edition }: ReportInput, sources: Sources): Block[] {
  const due = rows
    .flatMap((row) => (row.content.dueOn === null ? [] : [{ row, on: row.content.dueOn }]))
    .sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
  if (due.length === 0) return [];
  return [
    heading(1, say.report("due.asked")),
    {
      kind: "table",
      caption: say.report("due.askedCaption"),
      columns: [
        wide(say.report("due.ask")),
        narrow(say.report("due.by")),
        narrow(say.report("due.found")),
      ],
      rows: due.map(({ row, on }) => {
        const { content, level } = row;
        const { document, sourceUrl, type, addressee } = content;
        const url = document?.url ?? sourceUrl;
        const source =
          url === null
            ? []
            : [sources.numberOf({ title: document?.title ?? headingOf(say, content), url })];
        const note = [
          headingOf(say, content),
          say.askType(type).name,
          addressee.name,
          marksOf(source),
        ];
        return [
          cell(inShort(say, row) ?? content.ref, { note: note.filter(Boolean).join(" · ") }),
          cell(say.date(on), {
            note: latestDayOf(on) < edition.asOf ? say.report("due.passed") : null,
          }),
          cell(say.level(level).name, { level }),
        ];
      }),
      notes: [say.report("due.askedNote")],
    },
  ];
}

type Dated = { on: PartialDate; cells: Cell[] };

/** What comes within a year of the edition's day, and anniversaries on their next return. */
function calendarTable(
  say: Words,
  { events, sessions, edition }: ReportInput,
  sources: Sources,
): Block[] {
  const { asOf } = edition;
  const coming = (on: PartialDate | null): on is PartialDate =>
    on !== null && latestDayOf(on) >= asOf && daysBetween(asOf, latestDayOf(on)) <= YEAR;
  const dated: Dated[] = [
    ...sessions.flatMap(({ title, facts }) =>
      coming(facts.opensOn) ? [line(say, title, facts.opensOn, citedIn(facts, sources))] : [],
    ),
    ...events.flatMap(({ title, facts }) => {
      const returns = facts.isAnniversary && facts.on.length === 10;
      const on = returns ? nextReturnOf(facts.on, asOf) : facts.on;
      const what = returns
        ? say.report("due.anniversary", { title, day: say.date(facts.on) })
        : title;
      return coming(on) ? [line(say, what, on, citedIn(facts, sources))] : [];
    }),
  ].sort((a, b) => (a.on < b.on ? -1 : 1));
  if (dated.length === 0) return [];
  return [
    heading(1, say.report("due.calendar")),
    {
      kind: "table",
      caption: say.report("due.calendarCaption", { day: say.date(asOf) }),
      columns: [wide(say.report("due.what")), narrow(say.report("due.when"))],
      rows: dated.map(({ cells }) => cells),
      notes: [],
    },
  ];
}
const YEAR = 366;

const line = (say: Words, title: string, on: PartialDate, numbers: number[]): Dated => ({
  on,
  cells: [cell(title, { note: marksOf(numbers) || null }), cell(say.date(on))],
});

/** How many reports were past their day and not seen when last looked for. */
export const missingCount = (input: ReportInput): number => knownOf(input).filter(isMissing).length;
export const unknownCount = (input: ReportInput): number => knownOf(input).filter(isUnknown).length;
