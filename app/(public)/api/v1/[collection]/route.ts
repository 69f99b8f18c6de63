import { kindOfShelf } from "@/lib/domain/shelf";
import { answer, ok, preflight } from "@/lib/public/api";
import { notFound, wrongInput } from "@/lib/public/error";
import { listShelf } from "@/lib/public/on-shelf";
import { parseShelfCursor, shelfParameters } from "@/lib/public/parameters";
import { ofEdition } from "@/lib/public/to-answer";
import { toShelfItem } from "@/lib/public/to-item";

export const dynamic = "force-dynamic";
export const OPTIONS = preflight;

type Context = { params: Promise<{ collection: string }> };

export async function GET(request: Request, { params }: Context) {
  const kind = kindOfShelf((await params).collection);
  return answer(
    request,
    shelfParameters,
    async ({ about, limit, cursor }, edition) => {
      if (!kind) return notFound();
      const from = cursor === undefined ? null : parseShelfCursor(cursor);
      if (from && from.edition !== edition.number)
        return wrongInput({
          field: "cursor",
          message: `This cursor is of edition ${from.edition}; ask for that, or begin anew without it`,
        });
      const all = await listShelf(kind, edition.number, about);
      const offset = from?.offset ?? 0;
      const end = offset + limit;
      return ok({
        ...ofEdition(edition),
        total: all.length,
        items: all.slice(offset, end).map((one) => toShelfItem(one, edition.asOf)),
        next: end < all.length ? `${edition.number}.${end}` : null,
      });
    },
    // The pages that follow are of the edition that the first was of, whatever is published meanwhile.
    ({ edition, cursor }) =>
      edition ?? (cursor === undefined ? undefined : parseShelfCursor(cursor)?.edition),
  );
}
