import { ChartEntry, ChartSheetBody } from "@/components/public/chart-sheet";
import { detentionSheet, overdueSheet, type About } from "@/components/public/chart-time";
import { CaseBody } from "@/components/public/case-body";
import { CaseList } from "@/components/public/case-list";
import { EngagementTimeline } from "@/components/public/engagement-list";
import { ObligationBoard } from "@/components/public/obligation-board";
import { ObligationBody } from "@/components/public/obligation-body";
import { addressesOf, footOf } from "@/components/public/place";
import { StatementBody } from "@/components/public/statement-body";
import { StatementList } from "@/components/public/statement-list";
import { VoteBody } from "@/components/public/vote-body";
import type { ChartSheet } from "@/components/public/drawing";
import type { ChartName } from "@/lib/domain/chart";
import type { EntryLine } from "@/lib/domain/entry/line";
import { timelineFor } from "@/lib/public/engagement";
import { namesBehind } from "@/lib/public/name";
import { signatoriesOf, toLine } from "@/lib/public/signatory";
import { rollCallFor } from "@/lib/public/vote";
import { sheetOf } from "./chart-sheet";
import type { PublishedPlace } from "./document";
import type { Around, Within } from "./own";

// How the kinds that have a design of their own are shown within the frame of every entry (bodies.ts).

export async function votePage(entry: EntryLine<"vote">, { place }: Around) {
  return (
    <VoteBody
      entry={entry}
      rollCall={await rollCallFor(entry, place.edition.number)}
      foot={footOf(place)}
      place={place}
    />
  );
}

export async function statementPage(entry: EntryLine<"statement">, { place, names }: Around) {
  const named = await signatoriesOf(place.edition.number);
  const { signatoryStates, signatoryOrganisations } = entry.facts;
  return (
    <StatementBody
      entry={entry}
      signatories={{
        states: signatoryStates.map(named.states),
        organisations: signatoryOrganisations.map(named.organisations),
      }}
      names={names}
      to={addressesOf(place)}
    />
  );
}

export async function statementList(
  entries: readonly EntryLine<"statement">[],
  { place, about }: Within,
) {
  const lines = entries.map(toLine);
  return (
    <>
      <Drawn sheet={await listSheet("attention", { place, about })} place={place} />
      <StatementList lines={lines} about={about?.iso3 ?? null} to={addressesOf(place)} />
    </>
  );
}

export const casePage = (entry: EntryLine<"case">, { place, names, pointers }: Around) => (
  <CaseBody {...{ entry, names, pointers }} asOf={place.edition.asOf} to={addressesOf(place)} />
);

export function caseList(entries: readonly EntryLine<"case">[], { place, about }: Within) {
  const to = addressesOf(place);
  const { asOf } = place.edition;
  return (
    <>
      <Drawn sheet={detentionSheet(entries, namedOf(about), asOf, to)} place={place} />
      <CaseList entries={entries} asOf={asOf} to={to} />
    </>
  );
}

export const obligationPage = (entry: EntryLine<"obligation">, { place, names }: Around) => (
  <ObligationBody {...{ entry, names }} asOf={place.edition.asOf} to={addressesOf(place)} />
);

export async function obligationList(
  entries: readonly EntryLine<"obligation">[],
  { place, about }: Within,
) {
  const links = entries.map(({ facts }) => ({ target: "state" as const, value: facts.state }));
  const names = await namesBehind(links, place.edition.number);
  const to = addressesOf(place);
  const { asOf } = place.edition;
  const sheet = overdueSheet(entries, namedOf(about), asOf, to);
  const chart = <ChartSheetBody sheet={sheet} place={place} foot={footOf(place)} />;
  return <ObligationBoard {...{ entries, names, asOf, to, chart }} />;
}

export async function engagementList(
  entries: readonly EntryLine<"engagement">[],
  { place, about }: Within,
) {
  const timeline = await timelineFor(entries, place.edition, about?.iso3);
  return (
    <>
      <Drawn sheet={await listSheet("timeline", { place, about })} place={place} />
      <EngagementTimeline timeline={timeline} asOf={place.edition.asOf} to={addressesOf(place)} />
    </>
  );
}

/** The chart of a list, kept to the State that the list keeps to. */
async function listSheet(name: ChartName, { place, about }: Within): Promise<ChartSheet | null> {
  const sheet = await sheetOf(name, { state: about?.iso3 }, place);
  return sheet && "takenDownOn" in sheet ? null : sheet;
}

const Drawn = ({ sheet, place }: { sheet: ChartSheet | null; place: PublishedPlace }) =>
  sheet && <ChartEntry sheet={sheet} place={place} foot={footOf(place)} />;

const namedOf = (about: Within["about"]): About => about && { iso3: about.iso3, name: about.name };
