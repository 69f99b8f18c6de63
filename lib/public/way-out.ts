import "server-only";
import type { RecommendationFilter } from "@/lib/domain/filter";
import { choiceKeys, without, type WayOut } from "@/lib/domain/way-out";
import { countRecommendations } from "./recommendation";

/**
 * Where to go from a question that finds nothing. Each choice is taken back in turn; where that is not enough, because
 * two or more of them empty it, each is asked alone.
 */
export async function waysOut(filter: RecommendationFilter, edition: number): Promise<WayOut[]> {
  const taken = await found(
    choiceKeys(filter).map((choice) => ({
      kind: "without" as const,
      choice,
      asked: without(filter, choice),
    })),
    edition,
  );
  if (taken.length > 0) return taken;
  return found(
    choiceKeys(filter).map((choice) => ({
      kind: "alone" as const,
      choice,
      asked: { [choice]: filter[choice] } as RecommendationFilter,
    })),
    edition,
  );
}

async function found(ways: Omit<WayOut, "total">[], edition: number): Promise<WayOut[]> {
  const counted = await Promise.all(
    ways.map(async (way) => ({ ...way, total: await countRecommendations(way.asked, edition) })),
  );
  return counted.filter(({ total }) => total > 0).sort((a, b) => b.total - a.total);
}
