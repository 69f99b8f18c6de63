import Link from "next/link";
import type { ReactNode } from "react";
import { LevelTag, PositionTag } from "@/components/public/mark";
import { Table, type Column } from "@/components/ui/table";
import { Tag } from "@/components/ui/tag";
import { ACTION_CATEGORIES } from "@/lib/domain/action-acceptance";
import type { BodyCode } from "@/lib/domain/body";
import type { DeskColumn } from "@/lib/domain/desk-column";
import type { Level } from "@/lib/domain/level";
import type { Position } from "@/lib/domain/position";
import { dateWords } from "@/lib/messages/date";
import { recordWords } from "@/lib/messages/record";
import { bodyWords, translator } from "@/lib/messages/words";

const t = translator("staff");

export type RecommendationLine = {
  ref: string;
  state: string | null;
  body: BodyCode;
  symbol: string | null;
  paragraph: string | null;
  cycle: number | null;
  text: string;
  issuedOn: string | null;
  position: Position;
  level: Level;
  evidence: number;
  underWay: number;
  assignedTo: string | null;
  assignedToId: string | null;
  checkNote: string | null;
  themes: string[];
  groups: string[];
  action: number | null;
  actionSuggested: number | null;
};
type Sort = "reference" | "newest" | "level" | "assigned";
/** How the rows are ordered now, and where another order is. */
type Order = { sort: Sort; hrefOf: (sort: Sort) => string };

/** The recommendations of one page; with an order, heads are links to others. With `choosing`, each has a box that its form sends. */
export function RecommendationTable({
  rows,
  columns,
  order,
  choosing = false,
  caption = t("recommendations.title"),
}: {
  rows: readonly RecommendationLine[];
  columns: readonly DeskColumn[];
  order?: Order;
  choosing?: boolean;
  caption?: string;
}) {
  const heads: Column[] = [
    {
      key: "reference",
      head: t("recommendations.column.reference"),
      ...sortingBy("reference", order),
    },
    ...columns.map((name) => ({
      key: name,
      head: t(`recommendations.column.${name}`),
      ...CELLS[name].head,
      ...sortingBy(CELLS[name].sort, order),
    })),
  ];
  return (
    <Table
      caption={caption}
      captionHidden
      columns={heads}
      rows={rows.map((row) => ({
        key: row.ref,
        cells: [
          <Reference key="reference" row={row} choosing={choosing} />,
          ...columns.map((name) => CELLS[name].cell(row, choosing)),
        ],
      }))}
    />
  );
}

function sortingBy(own: Sort | undefined, order: Order | undefined): Pick<Column, "sort"> {
  if (!own || !order) return {};
  const way = own === "newest" ? "descending" : "ascending";
  return { sort: { href: order.hrefOf(own), direction: order.sort === own ? way : "none" } };
}

type Cell = {
  head?: Partial<Column>;
  sort?: Sort;
  cell: (row: RecommendationLine, choosing: boolean) => ReactNode;
};

const CELLS = {
  text: {
    head: { className: "md:w-[36%]", bare: true },
    cell: (row) => (
      <div key="text">
        <span dir="auto" className="line-clamp-3 md:line-clamp-2">
          {row.text}
        </span>
        {row.checkNote && <Tag tone="warning">{t("recommendations.unchecked")}</Tag>}
      </div>
    ),
  },
  date: {
    head: { className: "max-md:hidden md:whitespace-nowrap" },
    sort: "newest",
    cell: ({ issuedOn }) => (issuedOn ? dateWords(issuedOn) : "–"),
  },
  position: {
    head: { bare: true, className: "md:min-w-44" },
    cell: ({ position }) => <PositionTag key="position" position={position} />,
  },
  level: {
    head: { bare: true },
    sort: "level",
    cell: ({ level, underWay }) => (
      <div key="level">
        <LevelTag level={level} />
        {underWay > 0 && (
          <div className="text-note text-soft">
            {t("recommendations.underWay", { count: underWay })}
          </div>
        )}
      </div>
    ),
  },
  evidence: { head: { align: "right" }, cell: ({ evidence }) => evidence },
  assigned: {
    head: { className: "max-md:hidden" },
    sort: "assigned",
    cell: (row, choosing) =>
      choosing ? <Whose key="assigned" row={row} /> : (row.assignedTo ?? "–"),
  },
  themes: { cell: ({ themes }) => themes.join(" · ") || "–" },
  groups: { cell: ({ groups }) => groups.join(" · ") || "–" },
  action: {
    cell: ({ action, actionSuggested }) =>
      action !== null ? (
        categoryWords(action)
      ) : actionSuggested !== null ? (
        <span key="action" className="text-soft">
          {categoryWords(actionSuggested)} ({t("recommendations.suggestedAction")})
        </span>
      ) : (
        "–"
      ),
  },
} satisfies Record<DeskColumn, Cell> as Record<
  "text" | "date" | "position" | "level" | "evidence" | "assigned" | "themes" | "groups" | "action",
  Cell
>;

const categoryWords = (category: number): string =>
  ACTION_CATEGORIES.filter((one) => one === category)
    .map((one) => recordWords(`asks.categories.${one}`))
    .join("");

/** What has the focus is not hidden by the heads above it, nor by what is added to those chosen below. */
const UNCOVERED = "scroll-mt-20 md:scroll-mb-44";

/** Leads to where the work is given to somebody else; with script, a dialog opens in its place. */
function Whose({ row }: { row: RecommendationLine }) {
  return (
    <Link
      prefetch={false}
      href={`/desk/recommendations/${encodeURIComponent(row.ref)}#assigned`}
      data-whose=""
      className={UNCOVERED}
    >
      {row.assignedTo ?? t("one.nobody")}
      <span className="sr-only"> {t("recommendations.giveAway", { ref: row.ref })}</span>
    </Link>
  );
}

function Reference({ row, choosing }: { row: RecommendationLine; choosing: boolean }) {
  const { abbreviation } = bodyWords(row.body);
  // Without a paragraph the symbol would name several lines alike.
  const isPlaced = row.symbol !== null && row.paragraph !== null;
  const place = isPlaced ? `${row.symbol}, ${row.paragraph}` : row.ref;
  return (
    <div className="flex gap-2">
      {choosing && (
        <input
          type="checkbox"
          name="ref"
          value={row.ref}
          aria-label={t("bulk.choose", { place })}
          className={`accent-accent mt-0.5 size-5 shrink-0 ${UNCOVERED}`}
        />
      )}
      <div className="min-w-0">
        <Link
          prefetch={false}
          href={`/desk/recommendations/${encodeURIComponent(row.ref)}`}
          data-row={row.ref}
          data-state={choosing ? (row.state ?? "") : undefined}
          data-held={choosing ? (row.assignedToId ?? "") : undefined}
          className={`font-semibold ${UNCOVERED}`}
        >
          {place}
        </Link>
        <div className="text-note text-soft">
          {[
            row.state,
            abbreviation,
            row.cycle && t("cycle", { cycle: row.cycle }),
            !isPlaced && row.symbol,
          ]
            .filter(Boolean)
            .join(" · ")}
        </div>
      </div>
    </div>
  );
}
