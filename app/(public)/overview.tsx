import { OverviewPage } from "@/components/public/overview-page";
import { changesOf } from "@/lib/public/change";
import { listDossiers } from "@/lib/public/dossier";
import { summaryOf } from "@/lib/public/summary";
import type { EditionMark } from "@/lib/domain/summary";
import { listAssessors } from "@/lib/public/assessor";
import { documentAt } from "./document";

const CHANGES = 6;

export async function overviewAt(request: Request, edition?: string): Promise<Response> {
  return documentAt(request, { path: "/", edition }, async (place) => {
    const { number } = place.edition;
    const dossiers = await listDossiers(number);
    const [summaries, changes] = await Promise.all([
      Promise.all(dossiers.map(({ iso3 }) => dossierOf(iso3, place.edition))),
      number === 1 ? [] : changesOf(number, { limit: CHANGES }), // In the first, everything is new.
    ]);
    return {
      title: null,
      body: (
        <OverviewPage
          edition={place.edition}
          dossiers={summaries.filter((dossier) => dossier !== null)}
          changes={changes}
          place={place}
        />
      ),
    };
  });
}

async function dossierOf(iso3: string, edition: EditionMark) {
  const summary = await summaryOf(iso3, edition);
  if (!summary) return null;
  const assessors = await listAssessors(iso3, edition.number, summary.countingUnit);
  return { summary, assessors };
}
