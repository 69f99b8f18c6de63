import { ChartSheetBody } from "@/components/public/chart-sheet";
import { EmbeddedRecommendation } from "@/components/public/embedded-recommendation";
import { footOf } from "@/components/public/place";
import { recommendationTitle } from "@/components/public/recommendation-page";
import { chartNamed, CHARTS } from "@/lib/domain/chart";
import { refusal } from "@/lib/public/api";
import { wrongInput } from "@/lib/public/error";
import { editionParameters } from "@/lib/public/parameters";
import { readQuery } from "@/lib/public/query";
import { findRecommendation } from "@/lib/public/recommendation";
import { sheetOf } from "./chart-sheet";
import { documentAt, type Page, type PublishedPlace } from "./document";
import { takenDown } from "./taken-down";

// What other sites may frame: one chart or one recommendation, of the newest edition or of `?edition=n`. No cookie, no
// script, and nothing from anywhere else.

/** `/embed/chn/levels`: a chart of a dossier. */
export async function embeddedChartAt(
  request: Request,
  iso3: string,
  word: string,
): Promise<Response> {
  const name = chartNamed(word);
  const isOfState = name !== null && (CHARTS[name] === "dossier" || CHARTS[name] === "entries");
  const state = /^[a-z]{3}$/.test(iso3) && isOfState ? iso3.toUpperCase() : null;
  return framedAt(request, `/charts/${word}?state=${state}`, async (place) => {
    if (name === null || state === null) return null;
    const sheet = await sheetOf(name, { state }, place);
    if (!sheet) return null;
    if ("takenDownOn" in sheet) return takenDown(sheet.takenDownOn);
    return {
      title: sheet.title,
      body: (
        <>
          <h1 className="text-lead mb-3 font-serif font-semibold">{sheet.title}</h1>
          <ChartSheetBody sheet={sheet} place={place} foot={footOf(place)} />
        </>
      ),
    };
  });
}

/** `/embed/recommendations/{ref}`. */
export function embeddedRecommendationAt(request: Request, ref: string): Promise<Response> {
  return framedAt(request, `/recommendations/${ref}`, async (place) => {
    const found = await findRecommendation(decodeURIComponent(ref), place.edition.number);
    if (!found) return null;
    if ("takenDownOn" in found) return takenDown(found.takenDownOn);
    return {
      title: recommendationTitle(found.row),
      body: <EmbeddedRecommendation row={found.row} />,
    };
  });
}

async function framedAt(
  request: Request,
  path: string,
  compose: (place: PublishedPlace) => Promise<Page | null>,
): Promise<Response> {
  const read = readQuery(editionParameters, new URL(request.url).searchParams);
  if (!read.ok) return refusal(wrongInput(read.problem));
  const edition = read.value.edition?.toString();
  return documentAt(request, { path, edition, framed: true }, compose);
}
