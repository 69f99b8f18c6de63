import type { RecommendationRow } from "@/lib/domain/summary";
import { dateWords } from "@/lib/messages/date";
import { askTypeWords, bodyWords, translator } from "@/lib/messages/words";
import { Entry } from "./entry";
import { RowsTable } from "./entry-facts";
import { shortened } from "./entry-value";
import { LevelTag, PositionTag } from "./mark";
import type { Addresses } from "./place";
import { citationOf } from "./recommendation-row";

const t = translator("pages");

const dayOf = ({ content: { issuedOn, document } }: RecommendationRow) =>
  issuedOn ?? document?.publishedOn ?? null;

/** The same ask as each mechanism made it: who asked, what the State said, what was found, side by side. */
export function ClusterBody({ rows, to }: { rows: readonly RecommendationRow[]; to: Addresses }) {
  const inTime = [...rows].sort((a, b) => ((dayOf(a) ?? "9") < (dayOf(b) ?? "9") ? -1 : 1));
  const days = inTime.flatMap((row) => dayOf(row) ?? []);
  const [first, last] = [days[0], days.at(-1)];
  return (
    <Entry
      id="asks"
      name={t("cluster.name")}
      finding={
        first && last && first !== last
          ? t("cluster.chain", {
              count: rows.length,
              first: dateWords(first),
              last: dateWords(last),
            })
          : t("cluster.count", { count: rows.length })
      }
      note={<p>{t("cluster.note")}</p>}
    >
      <RowsTable
        caption={t("cluster.name")}
        columns={[
          { key: "on", label: t("cluster.on") },
          { key: "by", label: t("cluster.by") },
          { key: "ask", label: t("cluster.ask") },
          { key: "said", label: t("cluster.said") },
          { key: "found", label: t("cluster.found") },
        ]}
        rows={inTime.map((row) => cellsOf(row, to))}
      />
    </Entry>
  );
}

function cellsOf(row: RecommendationRow, to: Addresses) {
  const { ref, content, position, claim, level } = row;
  const day = dayOf(row);
  const isAnswered = content.type === "recommendation";
  return [
    day && dateWords(day),
    <span key="by">
      {content.issuedBy ?? bodyWords(content.body).name}
      {!isAnswered && <span className="text-soft"> · {askTypeWords(content.type).name}</span>}
    </span>,
    <span key="ask">
      <a href={to.recommendation(ref)}>{citationOf(content)}</a>
      <br />
      <span lang={content.summary ? "en" : content.language}>
        {shortened(content.summary ?? content.text ?? "")}
      </span>
    </span>,
    isAnswered ? <PositionTag key="said" position={position} claim={claim} /> : null,
    <LevelTag key="found" level={level} />,
  ];
}
