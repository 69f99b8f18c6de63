import type { Late } from "@/lib/domain/entry/obligation";
import { translator } from "./words";

const t = translator("dealings");

/** "4 years, 6 months and 16 days (1,660 days)": on the calendar, and in days. Parts of nothing are left out. */
export function lastedWords({ years, months, days, totalDays }: Late): string {
  const parts = [
    years > 0 && t("lasted.years", { count: years }),
    months > 0 && t("lasted.months", { count: months }),
    days > 0 && t("lasted.days", { count: days }),
  ].filter((part) => part !== false);
  const total = t("lasted.days", { count: totalDays });
  if (parts.length === 0) return t("lasted.nothing");
  if (years === 0 && months === 0) return total;
  return t("lasted.whole", { parts: listed(parts), days: total });
}

/** "a, b and c". */
export function listed(names: readonly string[]): string {
  const last = names.at(-1);
  if (last === undefined || names.length === 1) return last ?? "";
  return t("lasted.and", { first: names.slice(0, -1).join(", "), last });
}
