import { DossierPage, dossierDescription } from "@/components/public/dossier-page";
import { listDossierChanges } from "@/lib/public/dossier-change";
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
    const changes = await listDossierChanges(iso3, place.edition.number, CHANGES);
    return {
      title: summary.state.name,
      description: dossierDescription(summary),
      body: <DossierPage summary={summary} changes={changes} place={place} />,
    };
  });
}

const movedTo = (path: string) =>
  new Response(null, { status: 308, headers: { location: path, "cache-control": "no-store" } });
