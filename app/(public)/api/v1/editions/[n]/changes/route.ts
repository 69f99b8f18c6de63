import type { ChangesAnswer } from "@/lib/public/answer";
import { answer, ok, preflight } from "@/lib/public/api";
import { changesOf } from "@/lib/public/change";
import { findEdition } from "@/lib/public/edition";
import { notFound } from "@/lib/public/error";
import { changesParameters } from "@/lib/public/parameters";
import { ofEdition } from "@/lib/public/to-answer";

export const dynamic = "force-dynamic";
export const OPTIONS = preflight;

export async function GET(request: Request, { params }: { params: Promise<{ n: string }> }) {
  const { n } = await params;
  return answer(request, changesParameters, async ({ limit, cursor: offset = 0 }) => {
    const edition = /^\d{1,6}$/.test(n) ? await findEdition(Number(n)) : null;
    if (!edition) return notFound();
    const items = await changesOf(edition.number, { limit: limit + 1, offset });
    return ok({
      ...ofEdition(edition),
      note: edition.note,
      items: items.slice(0, limit),
      next: items.length > limit ? offset + limit : null,
    } satisfies ChangesAnswer);
  });
}
