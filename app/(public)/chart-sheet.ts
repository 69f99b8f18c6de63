import { issuersSheet } from "@/components/public/chart-issuer";
import { disagreementSheet, historySheet } from "@/components/public/chart-history";
import {
  actionsSheet,
  answersSheet,
  levelsSheet,
  saidAndFoundSheet,
} from "@/components/public/chart-summary";
import { themesAnsweredSheet, themesFoundSheet } from "@/components/public/chart-theme";
import { signatoriesSheet } from "@/components/public/chart-signatory";
import { detentionSheet, overdueSheet, type About } from "@/components/public/chart-time";
import { attentionSheet, timelineSheet } from "@/components/public/chart-timeline";
import { voteSheet } from "@/components/public/chart-vote";
import type { ChartSheet } from "@/components/public/drawing";
import { addressesOf, type Addresses } from "@/components/public/place";
import { CHARTS, type ChartAsked, type ChartName } from "@/lib/domain/chart";
import type { Day } from "@/lib/domain/day";
import type { ReportFacts } from "@/lib/domain/entry/report";
import type { SignatoryKind } from "@/lib/domain/signatory";
import type { EditionMark, Summary } from "@/lib/domain/summary";
import type { Words } from "@/lib/messages/spoken";
import { actionFiguresFor } from "@/lib/public/action";
import { attentionFor } from "@/lib/public/attention";
import { voicesIn } from "@/lib/public/disagreement";
import { findState, listReviews } from "@/lib/public/dossier";
import { timelineFor } from "@/lib/public/engagement";
import { findEntry, listEntries } from "@/lib/public/entry";
import { issuersTo } from "@/lib/public/issuer";
import { findRecommendation } from "@/lib/public/recommendation";
import { matricesOf } from "@/lib/public/signatory";
import { summaryOf } from "@/lib/public/summary";
import { rollCallFor } from "@/lib/public/vote";
import type { PublishedPlace } from "./document";

// Every chart that has an address of its own: what it asks the publication, and the words and numbers made of that.

type OfDossier = (summary: Summary, to: Addresses) => ChartSheet | Promise<ChartSheet>;
type OfReport = (...given: [...Parameters<OfDossier>, say?: Words]) => ReturnType<OfDossier>;
type OfEntries = (about: About, edition: EditionMark, to: Addresses) => Promise<ChartSheet>;
type Named<S> = { [N in ChartName]: (typeof CHARTS)[N] extends S ? N : never }[ChartName];

/** Those that a report can show are in its language. */
const OF_REPORT: Record<ReportFacts["charts"][number], OfReport> = {
  levels: levelsSheet,
  "said-and-found": saidAndFoundSheet,
  answers: answersSheet,
  actions: async (summary, to, say) => {
    const { state, edition } = summary;
    return actionsSheet(summary, await actionFiguresFor(state.iso3, edition.number), to, say);
  },
  "themes-answered": themesAnsweredSheet,
  "themes-found": themesFoundSheet,
  disagreement: async (summary, to, say) => {
    const { state, edition, countingUnit } = summary;
    const voices = await voicesIn(state.iso3, edition.number, countingUnit);
    return disagreementSheet(summary, voices, to, say);
  },
};

const { disagreement, ...others } = OF_REPORT;
const OF_DOSSIER: Record<Named<"dossier">, OfDossier> = {
  ...others,
  issuers: async (summary, to) => {
    const { state, edition, countingUnit } = summary;
    return issuersSheet(summary, await issuersTo(state.iso3, edition.number, countingUnit), to);
  },
  disagreement,
};

const OF_ENTRIES: Record<Named<"entries">, OfEntries> = {
  timeline: async (about, edition) => {
    const met = await listEntries("engagement", edition.number, { about: about?.iso3 });
    const [timeline, answers] = await Promise.all([
      timelineFor(met, edition, about?.iso3),
      answersOf(edition.number, about?.iso3),
    ]);
    return timelineSheet(timeline, answers, about, edition.asOf);
  },
  attention: async (about, { number }, to) =>
    attentionSheet(await attentionFor(number, about?.iso3), about, to),
  overdue: async (about, { number, asOf }, to) =>
    overdueSheet(await listEntries("obligation", number, { about: about?.iso3 }), about, asOf, to),
  detention: async (about, { number, asOf }, to) =>
    detentionSheet(await listEntries("case", number, { about: about?.iso3 }), about, asOf, to),
  "signing-states": (about, edition, to) => signedBy("states", about, edition, to),
  "signing-organisations": (about, edition, to) => signedBy("organisations", about, edition, to),
};

async function signedBy(kind: SignatoryKind, about: About, { number }: EditionMark, to: Addresses) {
  const matrices = await matricesOf(number, about?.iso3);
  const ofKind = matrices.find((matrix) => matrix.kind === kind);
  return signatoriesSheet(kind, ofKind, about, to);
}

/** When a State answered a review or a letter. */
async function answersOf(edition: number, iso3: string | undefined): Promise<string[]> {
  const [reviews, letters] = await Promise.all([
    listReviews(edition, iso3),
    listEntries("communication", edition, { about: iso3 }),
  ]);
  return [
    ...reviews.map(({ respondedOn }) => respondedOn),
    ...letters.map(({ facts }) => facts.repliedOn),
  ].filter((on) => on !== null);
}

/** A chart as of an edition; null where there is no such State or recommendation; where it was taken down, the day. */
export async function sheetOf(
  name: ChartName,
  { state, ref, vote }: ChartAsked,
  place: PublishedPlace,
): Promise<ChartSheet | { takenDownOn: Day } | null> {
  const to = addressesOf(place);
  const { edition } = place;
  if (isOf(name, "dossier")) {
    const summary = state === undefined ? null : await summaryOf(state, edition);
    return summary && OF_DOSSIER[name](summary, to);
  }
  if (isOf(name, "entries")) {
    const about = state === undefined ? null : await findState(state, edition.number);
    if (state !== undefined && about === null) return null;
    return OF_ENTRIES[name](about && { iso3: about.iso3, name: about.name }, edition, to);
  }
  if (isOf(name, "vote")) {
    const found = vote === undefined ? null : await findEntry("vote", vote, edition.number);
    if (!found || "takenDownOn" in found) return found;
    return voteSheet(found.entry, await rollCallFor(found.entry, edition.number), to);
  }
  const found = ref === undefined ? null : await findRecommendation(ref, edition.number);
  if (!found || "takenDownOn" in found) return found;
  return historySheet(found.row.ref, found.history, edition.asOf);
}

/** A chart of a report: of a dossier whose State is called as the report calls it. */
export const reportSheetOf = (
  name: ReportFacts["charts"][number],
  summary: Summary,
  place: PublishedPlace,
  say: Words,
) => OF_REPORT[name](summary, addressesOf(place), say);

const isOf = <S extends (typeof CHARTS)[ChartName]>(
  name: ChartName,
  subject: S,
): name is Named<S> => CHARTS[name] === subject;

/** Every chart of one State’s dossier, in the order of the list; null for a State that the edition does not know. */
export async function sheetsOf(state: string, place: PublishedPlace): Promise<ChartSheet[] | null> {
  const to = addressesOf(place);
  const summary = await summaryOf(state, place.edition);
  if (!summary) return null;
  const about = summary.state;
  return Promise.all([
    ...Object.values(OF_DOSSIER).map((make) => make(summary, to)),
    ...Object.values(OF_ENTRIES).map((make) => make(about, place.edition, to)),
  ]);
}
