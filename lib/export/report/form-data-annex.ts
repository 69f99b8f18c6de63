import { ASK_TYPES, ADDRESSEE_KINDS, COUNTING_UNITS } from "@/lib/domain/recommendation";
import { scaleAt } from "@/lib/domain/scale";
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
import { documentLine, documentsOf, groupTitle } from "./chapters";
import { changesSince } from "./changes";
import { answerWords, type Around } from "./entry";
import { inShort } from "./figures";
import { pictures, type Body } from "./frame";
import type { ReportInput } from "./input";
import { certainty, positions, scale } from "./method";

/** Everything in scope as tables, with what each word in them means; the same as the file for programs beside it. */
export function dataAnnex(say: Words, input: ReportInput, around: Around): Body {
  const { rows, scales, edition } = input;
  const day = say.date(edition.asOf);
  return {
    headline: say.report("data.headline", {
      count: rows.length,
      number: String(edition.number),
      day,
    }),
    headlineNote: say.report("data.note"),
    blocks: [
      heading(1, say.report("data.heading")),
      heading(2, say.report("data.holds")),
      ...(rows.length === 0 ? [paragraph(say.report("data.none"))] : [holdings(say, rows)]),
      ...scale(say, rows, scaleAt(scales, edition.publishedAt)),
      ...positions(say, { reviews: [] }, rows),
      ...certainty(say, rows),
      ...changesSince(say, input),
      ...ASK_TYPES.flatMap((type) => {
        const own = rows.filter(({ content }) => content.type === type);
        return own.length === 0
          ? []
          : [heading(1, say.report(`data.listed.${type}`)), ...tables(say, own, around)];
      }),
      ...pictures(say, input),
    ],
  };
}

/** Counts of what is alike: kinds of asks, of addressees and counting units are never added up. */
function holdings(say: Words, rows: readonly RecommendationRow[]): Table {
  const alike = ASK_TYPES.flatMap((type) =>
    ADDRESSEE_KINDS.flatMap((kind) =>
      COUNTING_UNITS.map((unit) => ({
        name: say.report("data.alike", {
          type: say.askType(type).name,
          kind: say.addressee(kind).name,
          unit: say.countingUnit(unit).name,
        }),
        some: rows.filter(
          ({ content }) =>
            content.type === type &&
            content.addressee.kind === kind &&
            content.countingUnit === unit,
        ),
      })),
    ),
  ).filter(({ some }) => some.length > 0);
  return {
    kind: "table",
    caption: say.report("data.holdsCaption"),
    columns: [
      wide(say.report("data.what")),
      figures(say.report("data.count")),
      figures(say.report("data.assessed")),
      figures(say.report("figures.notAssessed")),
    ],
    rows: alike.map(({ name, some }) => {
      const unassessed = some.filter(({ level }) => level === "not-assessed").length;
      return [
        cell(name),
        cell(say.count(some.length)),
        cell(say.count(some.length - unassessed)),
        cell(say.count(unassessed)),
      ];
    }),
    notes: [say.report("data.holdsNote")],
  };
}

/** One table for each document, in the order of its paragraphs. */
const tables = (say: Words, rows: readonly RecommendationRow[], around: Around): Block[] =>
  documentsOf(rows).flatMap((group) => {
    const [{ content }] = group;
    const title = groupTitle(say, content);
    const under = content.document && documentLine(say, content.document, around.sources);
    return [
      heading(2, title, under || null),
      {
        kind: "table" as const,
        caption: say.report("data.caption", { count: group.length }),
        columns: [
          wide(say.report("data.asked")),
          narrow(say.report("figures.says")),
          narrow(say.report("figures.finds")),
        ],
        rows: group.map((row) => cellsOf(say, row)),
        notes: [],
      },
    ];
  });

function cellsOf(say: Words, { content, ref, level, position, claim }: RecommendationRow): Cell[] {
  const { paragraph: number, addressee, assessment } = content;
  const place = [
    number !== null && say.report("data.paragraph", { number }),
    ref,
    addressee.kind !== "state" && say.report("entry.addressee", { name: addressee.name }),
  ];
  return [
    cell(inShort(say, { content }) ?? say.report("entry.noText"), {
      note: place.filter(Boolean).join(" · "),
    }),
    cell(answerWords(say, { position, claim })),
    cell(say.level(level).name, {
      level,
      note: assessment && say.report("data.cutOff", { day: say.date(assessment.evidenceCutOff) }),
    }),
  ];
}
