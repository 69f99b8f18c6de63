import { RecordPage } from "@/components/public/shelves";
import { translator } from "@/lib/messages/words";
import { countShelves } from "@/lib/public/shelf";
import { documentAt } from "./document";

const t = translator("pages");

/** `/record`: every kind of thing that an edition holds, and how much of it. */
export async function recordAt(request: Request, edition?: string): Promise<Response> {
  return documentAt(request, { path: "/record", edition }, async (place) => ({
    title: t("record.title"),
    description: t("record.lead"),
    body: <RecordPage held={await countShelves(place.edition.number)} place={place} />,
  }));
}
