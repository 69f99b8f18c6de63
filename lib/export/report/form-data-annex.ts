import { ASK_TYPES, ADDRESSEE_KINDS, COUNTING_UNITS } from "@/lib/domain/recommendation";
import { scaleAt } from "@/lib/domain/scale";
import type { RecommendationRow } from "@/lib/domain/summary";
import { dateWords } from "@/lib/messages/date";
import { countWords } from "@/lib/messages/figure";
import {
  addresseeWords,
  askTypeWords,
  countingUnitWords,
  levelWords,
  translator,
} from "@/lib/messages/words";
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

const t = translator("report");

/** Everything in scope as tables, with what each word in them means; the same as the file for programs beside it. */
export function dataAnnex(input: ReportInput, around: Around): Body {
  const { rows, scales, edition } = input;
  const day = dateWords(edition.asOf);
  return {
    headline: t("data.headline", { count: rows.length, number: String(edition.number), day }),
    headlineNote: t("data.note"),
    blocks: [
      heading(1, t("data.heading")),
      heading(2, t("data.holds")),
      ...(rows.length === 0 ? [paragraph(t("data.none"))] : [holdings(rows)]),
      ...scale(rows, scaleAt(scales, edition.publishedAt)),
      ...positions({ reviews: [] }, rows),
      ...certainty(rows),
      ...changesSince(input),
      ...ASK_TYPES.flatMap((type) => {
        const own = rows.filter(({ content }) => content.type === type);
        return own.length === 0
          ? []
          : [heading(1, t(`data.listed.${type}`)), ...tables(own, around)];
      }),
      ...pictures(input),
    ],
  };
}

/** Counts of what is alike: kinds of asks, of addressees and counting units are never added up. */
function holdings(rows: readonly RecommendationRow[]): Table {
  const alike = ASK_TYPES.flatMap((type) =>
    ADDRESSEE_KINDS.flatMap((kind) =>
      COUNTING_UNITS.map((unit) => ({
        name: t("data.alike", {
          type: askTypeWords(type).name,
          kind: addresseeWords(kind).name,
          unit: countingUnitWords(unit).name,
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
    caption: t("data.holdsCaption"),
    columns: [
      wide(t("data.what")),
      figures(t("data.count")),
      figures(t("data.assessed")),
      figures(t("figures.notAssessed")),
    ],
    rows: alike.map(({ name, some }) => {
      const unassessed = some.filter(({ level }) => level === "not-assessed").length;
      return [
        cell(name),
        cell(countWords(some.length)),
        cell(countWords(some.length - unassessed)),
        cell(countWords(unassessed)),
      ];
    }),
    notes: [t("data.holdsNote")],
  };
}

/** One table for each document, in the order of its paragraphs. */
const tables = (rows: readonly RecommendationRow[], around: Around): Block[] =>
  documentsOf(rows).flatMap((group) => {
    const [{ content }] = group;
    const title = groupTitle(content);
    const under = content.document && documentLine(content.document, around.sources);
    return [
      heading(2, title, under || null),
      {
        kind: "table" as const,
        caption: t("data.caption", { count: group.length }),
        columns: [wide(t("data.asked")), narrow(t("figures.says")), narrow(t("figures.finds"))],
        rows: group.map((row) => cellsOf(row)),
        notes: [],
      },
    ];
  });

function cellsOf({ content, ref, level, position, claim }: RecommendationRow): Cell[] {
  const { paragraph: number, addressee, assessment } = content;
  const place = [
    number !== null && t("data.paragraph", { number }),
    ref,
    addressee.kind !== "state" && t("entry.addressee", { name: addressee.name }),
  ];
  return [
    cell(inShort({ content }) ?? t("entry.noText"), { note: place.filter(Boolean).join(" · ") }),
    cell(answerWords({ position, claim })),
    cell(levelWords(level).name, {
      level,
      note: assessment && t("data.cutOff", { day: dateWords(assessment.evidenceCutOff) }),
    }),
  ];
}
