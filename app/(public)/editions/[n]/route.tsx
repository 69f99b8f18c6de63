import { EditionPage } from "@/components/public/edition-page";
import { translator } from "@/lib/messages/words";
import { changesOf } from "@/lib/public/change";
import { listEditions } from "@/lib/public/edition";
import { documentAt } from "../../document";

const t = translator("public");
const CHANGES = 200;

export const dynamic = "force-dynamic";

/** What one edition changed. The page is about that edition; its links lead to the newest. */
export async function GET(request: Request, { params }: { params: Promise<{ n: string }> }) {
  const { n } = await params;
  const door = { path: `/editions/${n}`, edition: n, pinned: false };
  return documentAt(request, door, async (place) => {
    const { number, note } = place.edition;
    const [editions, changes] = await Promise.all([
      listEditions(),
      changesOf(number, { limit: CHANGES }),
    ]);
    const edition = editions.find((one) => one.number === number);
    if (!edition) return null;
    return {
      title: t("editions.number", { number }),
      description: note,
      body: <EditionPage edition={edition} changes={changes} shown={CHANGES} place={place} />,
    };
  });
}
