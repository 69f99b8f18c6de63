import type { RecommendationRow } from "@/lib/domain/summary";
import { dateWords } from "@/lib/messages/date";
import { askTypeWords, bodyWords, translator } from "@/lib/messages/words";
import { Entry } from "./entry";
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
      <ol>
        {inTime.map((row) => (
          <li
            key={row.ref}
            className="border-rule grid grid-cols-[minmax(0,1fr)] gap-x-8 gap-y-2 border-t py-4 sm:grid-cols-[10rem_minmax(0,1fr)]"
          >
            <Asking row={row} />
            <Asked row={row} to={to} />
          </li>
        ))}
      </ol>
    </Entry>
  );
}

function Asking({ row }: { row: RecommendationRow }) {
  const { issuedBy, body, type } = row.content;
  const day = dayOf(row);
  return (
    <div className="text-small">
      <p>{day ? dateWords(day) : t("list.undated")}</p>
      <p>{issuedBy ?? bodyWords(body).name}</p>
      {type !== "recommendation" && <p className="text-soft">{askTypeWords(type).name}</p>}
    </div>
  );
}

/** What is asked, then the State’s word and our level, which never touch. A call is not the State’s to answer. */
function Asked({
  row: { ref, content, position, claim, level },
  to,
}: {
  row: RecommendationRow;
  to: Addresses;
}) {
  return (
    <div className="max-w-[72ch]">
      <p lang={content.summary ? "en" : content.language} className="font-serif">
        {shortened(content.summary ?? content.text ?? "", 300)}
      </p>
      <p className="text-note mt-1">
        <a href={to.recommendation(ref)}>{citationOf(content)}</a>
      </p>
      <p className="text-small mt-1.5 flex flex-wrap gap-x-6 gap-y-1">
        {content.type === "recommendation" && <PositionTag position={position} claim={claim} />}
        <LevelTag level={level} />
      </p>
    </div>
  );
}
