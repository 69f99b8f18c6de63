import { kindOfShelf } from "@/lib/domain/shelf";
import { answer, ok, preflight } from "@/lib/public/api";
import { listPointers } from "@/lib/public/entry";
import { gone, notFound } from "@/lib/public/error";
import { findOnShelf } from "@/lib/public/on-shelf";
import { editionParameters } from "@/lib/public/parameters";
import { targetOf } from "@/lib/public/shelf-answer";
import { ofEdition } from "@/lib/public/to-answer";
import { toMention, toShelfItem } from "@/lib/public/to-item";

export const dynamic = "force-dynamic";
export const OPTIONS = preflight;

type Context = { params: Promise<{ collection: string; key: string }> };

export async function GET(request: Request, { params }: Context) {
  const { collection, key } = await params;
  const kind = kindOfShelf(collection);
  return answer(request, editionParameters, async (_, edition) => {
    const found = kind && (await findOnShelf(kind, key, edition.number));
    if (!kind || !found) return notFound();
    if ("takenDownOn" in found) return gone(found.takenDownOn);
    const pointers = await listPointers(targetOf(kind), found.key, edition.number);
    return ok({
      ...ofEdition(edition),
      item: toShelfItem(found, edition.asOf),
      mentions: pointers.map(toMention),
    });
  });
}
