import { callStatusOn, type Call, type CallBoard, type CallLine } from "@/lib/domain/call";
import type { RecommendationRow } from "@/lib/domain/summary";
import type { Words } from "@/lib/messages/spoken";
import {
  cell,
  figures,
  heading,
  narrow,
  paragraph,
  wide,
  type Block,
  type Cell,
  type Table,
} from "./block";
import type { Around } from "./entry";
import { opening } from "./finding";
import { pictures, type Body } from "./frame";
import type { ReportInput } from "./input";
import { marksOf, type Sources } from "./source";

/** What was asked of bodies, offices, States and others, and what came of each. Two kinds of addressees never share a count. */
export function addresseeBoard(say: Words, input: ReportInput, { sources }: Around): Body {
  const board = boardIn(input);
  const day = say.date(input.edition.asOf);
  const byRef = new Map(input.rows.map((row) => [row.ref, row]));
  return {
    headline:
      board.kinds.length === 0
        ? say.report("board.headlineNone")
        : say.report("board.headline", {
            parts: say.list(
              board.kinds.map(({ kind, count }) => say.report(`board.parts.${kind}`, { count })),
            ),
          }),
    headlineNote: say.report("board.note", { day }),
    blocks: [
      heading(1, say.report("board.heading")),
      ...(board.kinds.length === 0 ? [paragraph(say.report("board.none"))] : []),
      ...board.kinds.flatMap(({ kind, count, addressees }) => [
        heading(2, say.addressee(kind).name, say.report("board.count", { count })),
        ...addressees.map(({ name, calls }) =>
          callTable(say, name, calls, { byRef, sources, asOf: input.edition.asOf }),
        ),
      ]),
      ...chains(say, board, { byRef, sources, asOf: input.edition.asOf }),
      ...pictures(say, input),
    ],
  };
}

function boardIn({ calls }: ReportInput): CallBoard {
  if (!calls) throw new Error("a board without calls");
  return calls;
}

type CallsAround = {
  byRef: ReadonlyMap<string, RecommendationRow>;
  sources: Sources;
  asOf: string;
};

function callTable(
  say: Words,
  name: string,
  calls: readonly CallLine[],
  around: CallsAround,
): Table {
  return {
    kind: "table",
    caption: say.report("board.caption", { name }),
    columns: [wide(say.report("board.asked")), wide(say.report("board.came"))],
    rows: calls.map((line) => callCells(say, line, around)),
    notes: [],
  };
}

function callCells(
  say: Words,
  { call, status, repeatedBy }: CallLine,
  around: CallsAround,
): Cell[] {
  const row = around.byRef.get(call.ref);
  const marks = row ? marksOf(sourcesOf(say, row, around.sources)) : "";
  const asked = [
    say.report("board.by", { names: say.list(call.issuers) }),
    call.issuedOn === null ? say.report("board.undated") : say.date(call.issuedOn),
    repeatedBy > 0 && say.report("board.repeated", { count: repeatedBy }),
    marks,
  ];
  return [
    cell(call.words, { note: asked.filter(Boolean).join(" · ") }),
    cell(statusWords(say, call, status), { note: row ? cameOfIt(say, row) : null }),
  ];
}

function sourcesOf(say: Words, { content }: RecommendationRow, sources: Sources): number[] {
  const { document, sourceUrl, ref, evidence } = content;
  const url = document?.url ?? sourceUrl;
  const title =
    url && (document?.title ?? say.report("entry.readAt", { heading: ref, host: hostOf(url) }));
  const own = title ? [sources.numberOf({ title, url, date: document?.publishedOn ?? null })] : [];
  const cited = evidence.map(({ title, url, publisher, publishedOn, archivedUrl }) =>
    sources.numberOf({ title, url, publisher, date: publishedOn, archivedUrl }),
  );
  return [...new Set([...own, ...cited])];
}

const hostOf = (url: string) => new URL(url).host;

function statusWords(say: Words, { dueOn }: Call, status: ReturnType<typeof callStatusOn>): string {
  const due = dueOn === null ? "" : say.date(dueOn);
  if (status === "lapsed") return say.report("board.lapsed", { due });
  return status === "open" && due !== ""
    ? say.report("board.openBy", { due })
    : say.report(`board.${status}`);
}

/** Our finding where there is one, and what the addressee said; that nobody has looked is said too. */
function cameOfIt(say: Words, { level, content }: RecommendationRow): string {
  const { assessment, responses } = content;
  const answer = responses.at(-1);
  const words = [
    level === "not-assessed"
      ? say.report("board.unassessed")
      : say.report("board.found", { level: say.level(level).name }),
    assessment && say.apart(opening(assessment.rationale, 200)),
    answer && say.report("board.answer", { words: answer.verbatim }),
  ];
  return words.filter(Boolean).join(" ");
}

function chains(say: Words, { chains: demands }: CallBoard, around: CallsAround): Block[] {
  if (demands.length === 0) return [];
  return [
    heading(1, say.report("board.chains")),
    paragraph(say.report("board.chainsNote"), "note"),
    {
      kind: "table",
      caption: say.report("board.chainsCaption"),
      columns: [
        wide(say.report("board.demand")),
        figures(say.report("board.times")),
        narrow(say.report("board.between")),
        figures(say.report("board.days", { day: say.date(around.asOf) })),
      ],
      rows: demands.map(({ calls, first, last, daysOpen }) => [
        cell(calls[0]?.words ?? "", { note: marksOf(sourcesOfAll(say, calls, around)) || null }),
        cell(say.count(calls.length)),
        cell(betweenWords(say, first, last)),
        cell(daysOpen === null ? say.report("figures.noShare") : say.count(daysOpen)),
      ]),
      notes: [say.report("board.daysNote")],
    },
  ];
}

/** Of a demand's asks that are calls; a recommendation with which it began is cited where it stands. */
const sourcesOfAll = (
  say: Words,
  calls: readonly Call[],
  { byRef, sources }: CallsAround,
): number[] => [
  ...new Set(
    calls.flatMap(({ ref }) => {
      const row = byRef.get(ref);
      return row ? sourcesOf(say, row, sources) : [];
    }),
  ),
];

const betweenWords = (say: Words, first: string | null, last: string | null): string =>
  first === null || last === null
    ? say.report("board.undated")
    : say.report("board.fromTo", { first: say.date(first), last: say.date(last) });
