import type { PartialDate } from "./day";
import type { Statement } from "./entry/statement";

/** What tells whether a statement sums up several that States made in their own names. */
export type Spoken = Pick<Statement, "type" | "stance" | "forum"> & {
  on: PartialDate;
  /** How many it says it speaks for. */
  stated: number | null;
};

/**
 * Without the rows that sum up others of the same list: “more than a dozen States in their own names” beside the statement
 * of one of the dozen is the same deed told twice. A sum with none of its parts in the list stays, for it is all there is.
 */
export function withoutSums<T>(things: readonly T[], spokenOf: (one: T) => Spoken | null): T[] {
  return things.filter((one) => {
    const sum = spokenOf(one);
    if (sum === null || !isSum(sum)) return true;
    return !things.some((other) => {
      const part = spokenOf(other);
      return part !== null && isPartOf(part, sum);
    });
  });
}

const isSum = ({ type, stated }: Spoken) => type === "national" && (stated ?? 1) > 1;

/** Made in one name, at the same place, on the same side, on a day within the days of the sum. */
const isPartOf = (part: Spoken, sum: Spoken) =>
  part.type === "national" &&
  !isSum(part) &&
  part.stance === sum.stance &&
  part.forum === sum.forum &&
  part.on.startsWith(sum.on);
