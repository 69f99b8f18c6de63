import type { EditionsAnswer } from "@/lib/public/answer";
import { answer, ok, preflight } from "@/lib/public/api";
import { listEditions } from "@/lib/public/edition";
import { noParameters } from "@/lib/public/parameters";
import { ofEdition } from "@/lib/public/to-answer";

export const dynamic = "force-dynamic";
export const OPTIONS = preflight;

export async function GET(request: Request) {
  return answer(request, noParameters, async (_, newest) => {
    const editions = await listEditions();
    // One that was published after this answer began belongs to the next answer.
    const items = editions.filter(({ number }) => number <= newest.number);
    return ok({ ...ofEdition(newest), items } satisfies EditionsAnswer);
  });
}
