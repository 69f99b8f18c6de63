import Link from "next/link";
import { LevelTag, PositionTag } from "@/components/public/mark";
import { Table, type Column } from "@/components/ui/table";
import { Tag } from "@/components/ui/tag";
import type { BodyCode } from "@/lib/domain/body";
import type { Level } from "@/lib/domain/level";
import type { Position } from "@/lib/domain/position";
import { dateWords } from "@/lib/messages/date";
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
  checkNote: string | null;
};
type Sort = "reference" | "newest" | "level" | "assigned";

/** The recommendations of one page; heads that sort are links. */
export function RecommendationTable({
  rows,
  sort,
  hrefOf,
}: {
  rows: RecommendationLine[];
  sort: Sort;
  hrefOf: (sort: Sort) => string;
}) {
  const head = (key: string, own?: Sort): Column => ({
    key,
    head: t(`recommendations.column.${key as "reference"}`),
    ...(own && {
      sort: {
        href: hrefOf(own),
        direction: sort !== own ? "none" : own === "newest" ? "descending" : "ascending",
      },
    }),
  });
  return (
    <Table
      caption={t("recommendations.title")}
      captionHidden
      columns={[
        head("reference", "reference"),
        { ...head("text"), className: "md:w-[40%]", bare: true },
        { ...head("date", "newest"), className: "max-md:hidden" },
        { ...head("position"), bare: true },
        { ...head("level", "level"), bare: true },
        { ...head("evidence"), align: "right" },
        { ...head("assigned", "assigned"), className: "max-md:hidden" },
      ]}
      rows={rows.map((row) => ({ key: row.ref, cells: cellsOf(row) }))}
    />
  );
}

function cellsOf(row: RecommendationLine) {
  const { abbreviation } = bodyWords(row.body);
  // Without a paragraph the symbol would name several lines alike.
  const isPlaced = row.symbol !== null && row.paragraph !== null;
  const place = isPlaced ? `${row.symbol}, ${row.paragraph}` : row.ref;
  return [
    <div key="reference">
      <Link
        prefetch={false}
        href={`/desk/recommendations/${encodeURIComponent(row.ref)}`}
        className="font-semibold"
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
    </div>,
    <div key="text">
      <span dir="auto" className="line-clamp-3 md:line-clamp-2">
        {row.text}
      </span>
      {row.checkNote && <Tag tone="warning">{t("recommendations.unchecked")}</Tag>}
    </div>,
    row.issuedOn ? dateWords(row.issuedOn) : "–",
    <PositionTag key="position" position={row.position} />,
    <div key="level">
      <LevelTag level={row.level} />
      {row.underWay > 0 && (
        <div className="text-note text-soft">
          {t("recommendations.underWay", { count: row.underWay })}
        </div>
      )}
    </div>,
    row.evidence,
    row.assignedTo ?? "–",
  ];
}
