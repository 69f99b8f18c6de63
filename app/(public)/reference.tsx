import { ClusterBody } from "@/components/public/cluster-body";
import { FigureBody, FigureList } from "@/components/public/figure-body";
import { GroupBody } from "@/components/public/group-body";
import { MechanismBody, MechanismList } from "@/components/public/mechanism-body";
import { addressesOf } from "@/components/public/place";
import { QuotationBody, QuotationList } from "@/components/public/quotation-body";
import { TreatyBody } from "@/components/public/treaty-body";
import type { EntryLine } from "@/lib/domain/entry/line";
import { recommendationsNamed } from "@/lib/public/by-reference";
import { issuedBy } from "@/lib/public/document";
import { listEntries } from "@/lib/public/entry";
import type { Around, Within } from "./own";

// The bodies of what a reader looks up: who is who, numbers beside each other, and the same ask elsewhere.

export async function mechanismPage(entry: EntryLine<"mechanism">, { place, names }: Around) {
  const { body } = entry.facts;
  const { number, asOf } = place.edition;
  const issued = body && { body, ...(await issuedBy(body, number)) };
  return <MechanismBody {...{ entry, issued, asOf, names }} to={addressesOf(place)} />;
}

export const mechanismList = (entries: readonly EntryLine<"mechanism">[], { place }: Within) => (
  <MechanismList entries={entries} to={addressesOf(place)} />
);

export const groupPage = (entry: EntryLine<"group">, { place, names }: Around) => (
  <GroupBody {...{ entry, names }} asOf={place.edition.asOf} to={addressesOf(place)} />
);

export const treatyPage = (entry: EntryLine<"treaty">, { place, names }: Around) => (
  <TreatyBody {...{ entry, names }} to={addressesOf(place)} />
);

export async function figurePage(entry: EntryLine<"figure">, { place, names }: Around) {
  const figures = await listEntries("figure", place.edition.number);
  const others = figures.filter(
    ({ key, facts }) => key !== entry.key && facts.question === entry.facts.question,
  );
  return <FigureBody {...{ entry, others, names }} to={addressesOf(place)} />;
}

export const figureList = (entries: readonly EntryLine<"figure">[], { place }: Within) => (
  <FigureList entries={entries} to={addressesOf(place)} />
);

export const quotationPage = (entry: EntryLine<"quotation">, { place, names }: Around) => (
  <QuotationBody {...{ entry, names }} to={addressesOf(place)} />
);

export const quotationList = (entries: readonly EntryLine<"quotation">[], { place }: Within) => (
  <QuotationList entries={entries} to={addressesOf(place)} />
);

export async function clusterPage({ facts }: EntryLine<"cluster">, { place }: Around) {
  const rows = await recommendationsNamed(facts.recommendations, place.edition.number);
  return <ClusterBody rows={rows} to={addressesOf(place)} />;
}
