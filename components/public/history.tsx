import type { HistoryEntry } from "@/lib/domain/summary";
import { dateWords } from "@/lib/messages/date";
import { translator } from "@/lib/messages/words";
import { LevelTag, PositionTag } from "./mark";

const t = translator("public");

/** A line of dated levels, newest first, each with the edition that said it. */
export function History({ history }: { history: readonly HistoryEntry[] }) {
  const newestFirst = [...history].reverse();
  return (
    <ol className="border-rule border-l-2">
      {newestFirst.map(({ edition, asOf, level, position, rationale }, index) => (
        <li key={edition} className="pb-5 pl-5 last:pb-0">
          <p className="text-small">
            <a href={`/editions/${edition}`} className="font-semibold">
              {t("history.edition", { edition })}
            </a>{" "}
            <span className="text-soft">{dateWords(asOf)}</span>
          </p>
          <p className="text-small mt-1 flex flex-wrap gap-x-6">
            <PositionTag position={position} />
            <LevelTag level={level} />
          </p>
          {index > 0 && rationale && (
            <details>
              <summary className="disclose text-note">{t("history.rationale")}</summary>
              <p className="text-small max-w-measure">{rationale}</p>
            </details>
          )}
        </li>
      ))}
    </ol>
  );
}
