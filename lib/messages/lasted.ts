import type { Late } from "@/lib/domain/entry/obligation";
import { ENGLISH, type Words } from "./spoken";

/** "4 years, 6 months and 16 days (1,660 days)": on the calendar, and in days. Parts of nothing are left out. */
export function lastedWords(
  { years, months, days, totalDays }: Late,
  { dealings: t, list }: Words = ENGLISH,
): string {
  const parts = [
    years > 0 && t("lasted.years", { count: years }),
    months > 0 && t("lasted.months", { count: months }),
    days > 0 && t("lasted.days", { count: days }),
  ].filter((part) => part !== false);
  const total = t("lasted.days", { count: totalDays });
  if (parts.length === 0) return t("lasted.nothing");
  if (years === 0 && months === 0) return total;
  return t("lasted.whole", { parts: list(parts), days: total });
}

/** "a, b and c". */
export const listed = (names: readonly string[]): string => ENGLISH.list(names);
