import type { ActionFigures } from "@/lib/domain/action-acceptance";
import type { ReviewFigures } from "@/lib/domain/summary";
import { dateWords } from "@/lib/messages/date";
import { translator } from "@/lib/messages/words";
import { ActionAcceptance } from "./action-figure";
import { addressesOf, type Place } from "./place";
import { TwoUnits } from "./two-units";

const t = translator("public");

/** Of one review: both its counting units side by side, and how much of each kind of action was supported. */
export function MoreFigures({
  stateName,
  figures,
  actions,
  place,
}: {
  stateName: string;
  figures: readonly ReviewFigures[];
  /** Of all the State’s reviews. */
  actions: readonly ActionFigures[];
  place: Place;
}) {
  const to = addressesOf(place);
  const { edition } = place;
  const foot = edition
    ? t("chart.foot", { number: edition.number, asOf: dateWords(edition.asOf) })
    : "";
  return (
    <>
      <TwoUnits reviews={figures} to={to} />
      <ActionAcceptance state={stateName} actions={actions} reviews={figures} foot={foot} to={to} />
    </>
  );
}
