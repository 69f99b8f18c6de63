import { answer, ok, preflight } from "@/lib/public/api";
import { listTakeDowns } from "@/lib/public/manifest";
import { noParameters } from "@/lib/public/parameters";
import { ofEdition } from "@/lib/public/to-answer";

export const dynamic = "force-dynamic";
export const OPTIONS = preflight;

/** What mirrors have to remove: digests of names, and days. */
export async function GET(request: Request) {
  return answer(request, noParameters, async (_, newest) =>
    ok({ ...ofEdition(newest), items: await listTakeDowns() }),
  );
}
