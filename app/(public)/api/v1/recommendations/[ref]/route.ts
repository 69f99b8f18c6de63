import type { RecommendationAnswer } from "@/lib/public/answer";
import { answer, ok, preflight } from "@/lib/public/api";
import { gone, notFound } from "@/lib/public/error";
import { editionParameters } from "@/lib/public/parameters";
import { findRecommendation } from "@/lib/public/recommendation";
import { ofEdition, toItem } from "@/lib/public/to-answer";

export const dynamic = "force-dynamic";
export const OPTIONS = preflight;

export async function GET(request: Request, { params }: { params: Promise<{ ref: string }> }) {
  const { ref } = await params;
  return answer(request, editionParameters, async (_, edition) => {
    const found = await findRecommendation(ref, edition.number);
    if (!found) return notFound();
    if ("takenDownOn" in found) return gone(found.takenDownOn);
    const { row, history } = found;
    return ok({
      ...ofEdition(edition),
      recommendation: toItem(row),
      history,
    } satisfies RecommendationAnswer);
  });
}
