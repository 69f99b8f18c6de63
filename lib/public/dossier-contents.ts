import "server-only";
import type { Scale } from "@/lib/domain/scale";
import type { EditionMark, RecommendationRow, Summary } from "@/lib/domain/summary";
import { env } from "@/lib/env";
import { streamRecommendations } from "./recommendation";
import { knownName, knownSite, knownStamp } from "./stamp";
import { summaryOf } from "./summary";

export type DossierContents = {
  site: string;
  scales: readonly Scale[];
  summary: Summary;
  rows: RecommendationRow[];
  url: string;
};

/** Everything that one dossier counts in one edition; null where there is no such dossier. */
export async function findDossierContents(
  iso3: string,
  edition: EditionMark,
): Promise<DossierContents | null> {
  const summary = await summaryOf(iso3, edition);
  if (!summary) return null;
  const rows: RecommendationRow[] = [];
  const { state, countingUnit } = summary;
  const filter = { state: state.iso3, type: "recommendation", unit: countingUnit } as const;
  for await (const row of streamRecommendations(filter, edition.number)) rows.push(row);
  const origin = env.ONUS_URL.replace(/\/+$/, "");
  await knownStamp();
  return {
    site: knownName(),
    scales: knownSite().scales,
    summary,
    rows,
    url: `${origin}/editions/${edition.number}/${iso3.toLowerCase()}`,
  };
}
