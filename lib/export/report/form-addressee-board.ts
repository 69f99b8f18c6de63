import { callStatusOn, type Call, type CallBoard, type CallLine } from "@/lib/domain/call";
import type { RecommendationRow } from "@/lib/domain/summary";
import { dateWords } from "@/lib/messages/date";
import { countWords } from "@/lib/messages/figure";
import { listed } from "@/lib/messages/lasted";
import { addresseeWords, levelWords, translator } from "@/lib/messages/words";
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

const t = translator("report");

/** What was asked of bodies, offices, States and others, and what came of each. Two kinds of addressees never share a count. */
export function addresseeBoard(input: ReportInput, { sources }: Around): Body {
  const board = boardIn(input);
  const day = dateWords(input.edition.asOf);
  const byRef = new Map(input.rows.map((row) => [row.ref, row]));
  return {
    headline:
      board.kinds.length === 0
        ? t("board.headlineNone")
        : t("board.headline", {
            parts: listed(
              board.kinds.map(({ kind, count }) => t(`board.parts.${kind}`, { count })),
            ),
          }),
    headlineNote: t("board.note", { day }),
    blocks: [
      heading(1, t("board.heading")),
      ...(board.kinds.length === 0 ? [paragraph(t("board.none"))] : []),
      ...board.kinds.flatMap(({ kind, count, addressees }) => [
        heading(2, addresseeWords(kind).name, t("board.count", { count })),
        ...addressees.map(({ name, calls }) =>
          callTable(name, calls, { byRef, sources, asOf: input.edition.asOf }),
        ),
      ]),
      ...chains(board, { byRef, sources, asOf: input.edition.asOf }),
      ...pictures(input),
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

function callTable(name: string, calls: readonly CallLine[], around: CallsAround): Table {
  return {
    kind: "table",
    caption: t("board.caption", { name }),
    columns: [wide(t("board.asked")), wide(t("board.came"))],
    rows: calls.map((line) => callCells(line, around)),
    notes: [],
  };
}

function callCells({ call, status, repeatedBy }: CallLine, around: CallsAround): Cell[] {
  const row = around.byRef.get(call.ref);
  const marks = row ? marksOf(sourcesOf(row, around.sources)) : "";
  const asked = [
    t("board.by", { names: listed(call.issuers) }),
    call.issuedOn === null ? t("board.undated") : dateWords(call.issuedOn),
    repeatedBy > 0 && t("board.repeated", { count: repeatedBy }),
    marks,
  ];
  return [
    cell(call.words, { note: asked.filter(Boolean).join(" · ") }),
    cell(statusWords(call, status), { note: row ? cameOfIt(row) : null }),
  ];
}

function sourcesOf({ content }: RecommendationRow, sources: Sources): number[] {
  const { document, sourceUrl, ref, evidence } = content;
  const url = document?.url ?? sourceUrl;
  const title = url && (document?.title ?? t("entry.readAt", { heading: ref, host: hostOf(url) }));
  const own = title ? [sources.numberOf({ title, url, date: document?.publishedOn ?? null })] : [];
  const cited = evidence.map(({ title, url, publisher, publishedOn, archivedUrl }) =>
    sources.numberOf({ title, url, publisher, date: publishedOn, archivedUrl }),
  );
  return [...new Set([...own, ...cited])];
}

const hostOf = (url: string) => new URL(url).host;

function statusWords({ dueOn }: Call, status: ReturnType<typeof callStatusOn>): string {
  const due = dueOn === null ? "" : dateWords(dueOn);
  if (status === "lapsed") return t("board.lapsed", { due });
  return status === "open" && due !== "" ? t("board.openBy", { due }) : t(`board.${status}`);
}

/** Our finding where there is one, and what the addressee said; that nobody has looked is said too. */
function cameOfIt({ level, content }: RecommendationRow): string {
  const { assessment, responses } = content;
  const answer = responses.at(-1);
  const words = [
    level === "not-assessed"
      ? t("board.unassessed")
      : t("board.found", { level: levelWords(level).name }),
    assessment && opening(assessment.rationale, 200),
    answer && t("board.answer", { words: answer.verbatim }),
  ];
  return words.filter(Boolean).join(" ");
}

function chains({ chains: demands }: CallBoard, around: CallsAround): Block[] {
  if (demands.length === 0) return [];
  return [
    heading(1, t("board.chains")),
    paragraph(t("board.chainsNote"), "note"),
    {
      kind: "table",
      caption: t("board.chainsCaption"),
      columns: [
        wide(t("board.demand")),
        figures(t("board.times")),
        narrow(t("board.between")),
        figures(t("board.days", { day: dateWords(around.asOf) })),
      ],
      rows: demands.map(({ calls, first, last, daysOpen }) => [
        cell(calls[0]?.words ?? "", { note: marksOf(sourcesOfAll(calls, around)) || null }),
        cell(countWords(calls.length)),
        cell(betweenWords(first, last)),
        cell(daysOpen === null ? t("figures.noShare") : countWords(daysOpen)),
      ]),
      notes: [t("board.daysNote")],
    },
  ];
}

/** Of a demand's asks that are calls; a recommendation with which it began is cited where it stands. */
const sourcesOfAll = (calls: readonly Call[], { byRef, sources }: CallsAround): number[] => [
  ...new Set(
    calls.flatMap(({ ref }) => {
      const row = byRef.get(ref);
      return row ? sourcesOf(row, sources) : [];
    }),
  ),
];

const betweenWords = (first: string | null, last: string | null): string =>
  first === null || last === null
    ? t("board.undated")
    : t("board.fromTo", { first: dateWords(first), last: dateWords(last) });
