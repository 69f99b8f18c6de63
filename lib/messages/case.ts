import type { Day } from "@/lib/domain/day";
import { detentionOf, standingStatus, type CaseFacts } from "@/lib/domain/entry/case";
import { ENGLISH, type Words } from "./spoken";

/** How long, where both ends are known to the day; since when, where they are not; null where nothing says. */
export function detentionWords(
  facts: CaseFacts,
  asOf: Day,
  { dealings: t, date: dateWords }: Words = ENGLISH,
): string | null {
  const held = detentionOf(facts, asOf);
  if (!held) return null;
  const { from, to, days } = held;
  const { lastCheckedOn: checked } = facts;
  const values = { from: dateWords(from), checked: checked === null ? "" : dateWords(checked) };
  if (days === null)
    return to === null
      ? t(checked === null ? "case.since" : "case.sinceChecked", values)
      : t("case.sinceUntil", { from: dateWords(from), to: dateWords(to) });
  if (to !== null) return t("case.wasDetained", { days, from: dateWords(from), to: dateWords(to) });
  if (checked === null) return t("case.detainedUnchecked", { days, asOf: dateWords(asOf) });
  if (checked >= asOf) return t("case.detained", { days, asOf: dateWords(asOf) });
  const then = Math.max(0, detentionOf(facts, checked)?.days ?? 0);
  return t("case.detainedThen", { ...values, then, days, asOf: dateWords(asOf) });
}

/** The last status that is known, with its date as precise as it is. */
export function standingWords(
  facts: CaseFacts,
  { dealings: t, date: dateWords, choice }: Words = ENGLISH,
): string | null {
  const standing = standingStatus(facts);
  if (!standing) return null;
  const status = choice("case", "status", standing.status);
  return standing.on
    ? t("case.standing", { status, on: dateWords(standing.on) })
    : t("case.standingUndated", { status });
}
