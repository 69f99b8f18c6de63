import { CallsPage } from "@/components/public/calls-page";
import { translator } from "@/lib/messages/words";
import { callBoardIn } from "@/lib/public/call";
import { listAt } from "./list";

const t = translator("dealings");

/** `/calls`: who was asked what; `?about=CHN` keeps to one State's dossier. */
export async function callsAt(request: Request, edition?: string): Promise<Response> {
  return listAt(request, "calls", edition, async ({ about, page, place }) => {
    if (page > 1) return null;
    const board = await callBoardIn(place.edition, about?.iso3);
    return {
      title: t("call.title"),
      description: t("call.lead"),
      body: (
        <CallsPage
          board={board}
          about={about?.name ?? null}
          asOf={place.edition.asOf}
          place={place}
        />
      ),
    };
  });
}
