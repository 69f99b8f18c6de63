import { latestDayOf, type Day } from "./day";
import { obligationOn, type Late, type Obligation } from "./entry/obligation";

/**
 * What the record knows of a report on a day. It never claims more than was checked: a report that had not come when
 * somebody last looked may have come since.
 * - `settled`: handed in, in time or late, or not yet due.
 * - `overdue`: looked for on that day or after it, and not there.
 * - `not-seen`: not there when last looked for, after its day; `late` then, and `lateIfStill` on the day of asking.
 * - `fell-due`: its day has passed since somebody last looked, or nobody is known to have looked.
 */
export type ReportKnown =
  | {
      known: "settled";
      status: Exclude<ReturnType<typeof obligationOn>["status"], "overdue">;
      late: Late | null;
    }
  | { known: "overdue"; late: Late | null }
  | { known: "not-seen"; checkedOn: Day; late: Late | null; lateIfStill: Late | null }
  | { known: "fell-due"; checkedOn: Day | null; lateIfStill: Late | null };

export function reportKnownOn(
  one: Pick<Obligation, "dueOn" | "submittedOn" | "lastCheckedOn">,
  asOf: Day,
): ReportKnown {
  const { status, late } = obligationOn(one, asOf);
  if (status !== "overdue") return { known: "settled", status, late };
  const { lastCheckedOn: checkedOn } = one;
  if (checkedOn === null || checkedOn <= latestDayOf(one.dueOn))
    return { known: "fell-due", checkedOn, lateIfStill: late };
  if (checkedOn >= asOf) return { known: "overdue", late };
  const then = obligationOn(one, checkedOn);
  return { known: "not-seen", checkedOn, late: then.late, lateIfStill: late };
}
