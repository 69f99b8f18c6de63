import { answer, ok, preflight } from "@/lib/public/api";
import { notFound } from "@/lib/public/error";
import { summaryParameters } from "@/lib/public/parameters";
import { summaryOf } from "@/lib/public/summary";
import { toSummaryAnswer } from "@/lib/public/to-answer";

export const dynamic = "force-dynamic";
export const OPTIONS = preflight;

export async function GET(request: Request) {
  return answer(request, summaryParameters, async ({ state }, edition) => {
    const summary = await summaryOf(state, edition);
    return summary ? ok(toSummaryAnswer(summary)) : notFound();
  });
}
