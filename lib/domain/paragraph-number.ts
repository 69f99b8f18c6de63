// The names by which points of a list are told apart.

const ALPHABET = "abcdefghijklmnopqrstuvwxyz";

/** a, b … z, aa, bb … zz: as documents of the United Nations go on. */
export const letterName = (index: number): string => {
  const letter = ALPHABET[index % ALPHABET.length] ?? "";
  return letter.repeat(1 + Math.floor(index / ALPHABET.length));
};

const ROMANS = [
  ["x", 10],
  ["ix", 9],
  ["v", 5],
  ["iv", 4],
  ["i", 1],
] as const;

/** i, ii, iii, iv … from 0 on. */
export function romanName(index: number): string {
  let left = index + 1;
  let name = "";
  for (const [letters, value] of ROMANS) for (; left >= value; left -= value) name += letters;
  return name;
}

const MOST_ROMANS = 39;
const VALUES = new Map(
  Array.from({ length: MOST_ROMANS }, (_, index) => [romanName(index), index + 1]),
);

/** 1 for i, 4 for iv; null for what is no such number. */
export const romanValue = (name: string): number | null => VALUES.get(name) ?? null;
