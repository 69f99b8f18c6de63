import { z } from "zod";
import { DisagreementChoice, DisagreementPage } from "@/components/public/disagreement-page";
import { disagreementSheet } from "@/components/public/chart-history";
import { addressesOf, footOf } from "@/components/public/place";
import { recommendationFilter } from "@/lib/domain/filter";
import { translator } from "@/lib/messages/words";
import { disagreementsIn, voicesIn } from "@/lib/public/disagreement";
import { listDossiers } from "@/lib/public/dossier";
import { readQuery } from "@/lib/public/query";
import { summaryOf } from "@/lib/public/summary";
import { documentAt } from "./document";
import { wrongInputAt } from "./wrong-input";

const t = translator("dealings");

const disagreementParameters = z.strictObject({ state: recommendationFilter.shape.state });

/** `/disagreement?state=CHN`: where a State's claims, our findings and others' part. */
export async function disagreementAt(request: Request, edition?: string): Promise<Response> {
  const read = readQuery(disagreementParameters, new URL(request.url).searchParams);
  if (!read.ok) return wrongInputAt(request, read.problem.message, edition);
  const { state } = read.value;
  const path = `/disagreement${state === undefined ? "" : `?state=${state}`}`;
  return documentAt(request, { path, edition }, async (place) => {
    const { number } = place.edition;
    if (state === undefined) {
      const dossiers = await listDossiers(number);
      return {
        title: t("disagreement.title"),
        body: <DisagreementChoice dossiers={dossiers} hrefOf={addressesOf(place).disagreement} />,
      };
    }
    const summary = await summaryOf(state, place.edition);
    if (!summary) return null;
    const [found, voices] = await Promise.all([
      disagreementsIn(state, number, summary.countingUnit),
      voicesIn(state, number, summary.countingUnit),
    ]);
    const sheet = disagreementSheet(summary, voices, addressesOf(place));
    const foot = footOf(place);
    return {
      title: t("disagreement.titleOf", { state: summary.state.name }),
      description: t("disagreement.lead"),
      body: <DisagreementPage {...{ summary, found, sheet, foot, place }} />,
    };
  });
}
