import type { ActionFigures } from "@/lib/domain/action-acceptance";
import type { ReviewFigures } from "@/lib/domain/summary";
import { ActionAcceptance } from "./action-figure";
import { addressesOf, footOf, type Place } from "./place";
import { TwoUnits } from "./two-units";

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
  const foot = footOf(place);
  return (
    <>
      <TwoUnits reviews={figures} to={to} />
      <ActionAcceptance state={stateName} actions={actions} reviews={figures} foot={foot} to={to} />
    </>
  );
}
