import type { RecommendationRow } from "@/lib/domain/summary";
import { translator } from "@/lib/messages/words";
import { LevelTag, PositionTag } from "./mark";
import { recommendationTitle } from "./recommendation-page";

const t = translator("machine");

/** One recommendation on somebody else's page: its words, the State's word and our finding, side by side. */
export function EmbeddedRecommendation({ row }: { row: RecommendationRow }) {
  const { content, position, claim, level } = row;
  return (
    <article>
      <p className="text-note text-soft">{recommendationTitle(row)}</p>
      <p className="text-lead mt-1 font-serif" lang={content.language ?? undefined} dir="auto">
        {content.text ?? content.summary}
      </p>
      <dl className="mt-3 flex flex-wrap gap-x-8 gap-y-2">
        <div>
          <dt className="text-note text-soft">{t("embed.answer")}</dt>
          <dd>
            <PositionTag position={position} claim={claim} />
          </dd>
        </div>
        <div>
          <dt className="text-note text-soft">{t("embed.finding")}</dt>
          <dd>
            <LevelTag level={level} />
          </dd>
        </div>
      </dl>
    </article>
  );
}
