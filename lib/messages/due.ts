import { precisionOf, type Day, type PartialDate } from "@/lib/domain/day";
import type { ReportKnown } from "@/lib/domain/report-due";
import { lastedWords } from "./lasted";
import { ENGLISH, type Words } from "./spoken";

type Due = {
  known: ReportKnown;
  dueOn: PartialDate;
  submittedOn: PartialDate | null;
  asOf: Day;
};

/** What is known of a report, line by line. A length that rests on nothing having changed says so. */
export function dueWords({ known, dueOn, submittedOn, asOf }: Due, say: Words = ENGLISH): string[] {
  const { dealings: t, date: dateWords } = say;
  const [day, due] = [dateWords(asOf), dateWords(dueOn)];
  const ifStill = (late: Parameters<typeof lastedWords>[0] | null) =>
    late === null ? [] : [t("obligation.ifStill", { length: lastedWords(late, say), asOf: day })];
  switch (known.known) {
    case "overdue":
      return [
        known.late
          ? t("obligation.overdue", { length: lastedWords(known.late, say), asOf: day })
          : t("obligation.overdueBare", { asOf: day }),
        t("obligation.upcoming", { due }),
      ];
    case "not-seen":
      return [
        t("obligation.dueNotSeen", { due, checked: dateWords(known.checkedOn) }),
        ...(known.late ? [t("obligation.lateThen", { length: lastedWords(known.late, say) })] : []),
        ...ifStill(known.lateIfStill),
      ];
    case "fell-due":
      return [
        known.checkedOn
          ? t("obligation.fellDueChecked", { due, checked: dateWords(known.checkedOn) })
          : t("obligation.fellDue", { due }),
        ...ifStill(known.lateIfStill),
      ];
    case "settled":
      return settledWords(known, due, precisionOf(dueOn) === "day", submittedOn, say);
  }
}

function settledWords(
  { status, late }: Extract<ReportKnown, { known: "settled" }>,
  due: string,
  isDay: boolean,
  submittedOn: PartialDate | null,
  say: Words,
): string[] {
  const { dealings: t, date: dateWords } = say;
  const on = submittedOn === null ? "" : dateWords(submittedOn);
  const wasDue = t("obligation.upcoming", { due });
  switch (status) {
    case "upcoming":
      return [wasDue];
    case "due-soon":
      return [isDay ? t("obligation.dueSoon", { due }) : wasDue];
    case "submitted-on-time":
      return [t("obligation.submittedOnTime", { on }), wasDue];
    case "submitted":
      return [t("obligation.submitted", { on }), wasDue];
    case "submitted-late":
      return [
        late
          ? t("obligation.submittedLate", { on, length: lastedWords(late, say) })
          : t("obligation.submittedLateBare", { on }),
        wasDue,
      ];
  }
}
