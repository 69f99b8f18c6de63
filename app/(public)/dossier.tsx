import { DossierPage, dossierDescription } from "@/components/public/dossier-page";
import { actionFiguresFor } from "@/lib/public/action";
import { listAssessors } from "@/lib/public/assessor";
import { listDossierChanges } from "@/lib/public/dossier-change";
import { sinceSessionFor } from "@/lib/public/since-session";
import { countShelves } from "@/lib/public/shelf";
import { summaryOf } from "@/lib/public/summary";
import { documentAt } from "./document";

const CHANGES = 8;

/** `/CHN` leads to `/chn`: one dossier, one address. */
export async function dossierAt(
  request: Request,
  iso3: string,
  edition?: string,
): Promise<Response> {
  const isCode = /^[A-Za-z]{3}$/.test(iso3);
  const path = `/${iso3.toLowerCase()}`;
  if (isCode && path !== `/${iso3}`) return movedTo(edition ? `/editions/${edition}${path}` : path);

  return documentAt(request, { path: isCode ? path : null, edition }, async (place) => {
    const summary = isCode ? await summaryOf(iso3, place.edition) : null;
    if (!summary) return null;
    const { number } = place.edition;
    const [changes, assessors, actions, held, sinceSession] = await Promise.all([
      listDossierChanges(iso3, number, CHANGES),
      listAssessors(iso3, number, summary.countingUnit),
      actionFiguresFor(iso3, number),
      countShelves(number, iso3),
      sinceSessionFor(place.edition),
    ]);
    return {
      title: summary.state.name,
      description: dossierDescription(summary),
      body: (
        <DossierPage {...{ summary, assessors, changes, actions, held, sinceSession, place }} />
      ),
    };
  });
}

const movedTo = (path: string) =>
  new Response(null, { status: 308, headers: { location: path, "cache-control": "no-store" } });
