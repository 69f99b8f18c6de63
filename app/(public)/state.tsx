import { StatePage } from "@/components/public/state-page";
import { footOf } from "@/components/public/place";
import { StatesPage } from "@/components/public/states-page";
import { translator } from "@/lib/messages/words";
import { listActors, profileOf } from "@/lib/public/state-profile";
import { documentAt } from "./document";

const t = translator("dealings");

/** `/states`: those of which there is something to show. */
export function statesAt(request: Request, edition?: string): Promise<Response> {
  return documentAt(request, { path: "/states", edition }, async (place) => ({
    title: t("states.title"),
    description: t("states.lead"),
    body: <StatesPage states={await listActors(place.edition.number)} place={place} />,
  }));
}

/** `/states/jpn`: one State as an actor. `/states/JPN` leads there: one State, one address. */
export async function stateAt(request: Request, iso3: string, edition?: string): Promise<Response> {
  const isCode = /^[A-Za-z]{3}$/.test(iso3);
  const path = `/states/${iso3.toLowerCase()}`;
  if (isCode && path !== `/states/${iso3}`)
    return new Response(null, {
      status: 308,
      headers: {
        location: edition ? `/editions/${edition}${path}` : path,
        "cache-control": "no-store",
      },
    });
  return documentAt(request, { path: isCode ? path : null, edition }, async (place) => {
    const profile = isCode ? await profileOf(iso3, place.edition) : null;
    if (!profile) return null;
    const { asOf } = place.edition;
    const foot = footOf(place);
    return {
      title: profile.state.name,
      description: t("state.citeTitle", { state: profile.state.name }),
      body: <StatePage {...{ profile, asOf, foot, place }} />,
    };
  });
}
