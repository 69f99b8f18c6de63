import type { RecommendationRow } from "@/lib/domain/summary";
import { LevelTag, PositionTag } from "./mark";
import { recommendationTitle } from "./recommendation-page";

/** One recommendation on somebody else's page: its words, the State's word and our finding, side by side. */
export function EmbeddedRecommendation({ row }: { row: RecommendationRow }) {
  const { content, position, claim, level } = row;
  return (
    <article>
      <p className="text-note text-soft">{recommendationTitle(row)}</p>
      <p className="text-lead mt-1 font-serif" lang={content.language ?? undefined} dir="auto">
        {content.text ?? content.summary}
      </p>
      <p className="mt-3 flex flex-wrap gap-x-6 gap-y-1">
        <PositionTag position={position} claim={claim} /> <LevelTag level={level} />
      </p>
    </article>
  );
}
