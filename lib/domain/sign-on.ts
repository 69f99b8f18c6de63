/** What an organisation that was asked to sign has said. */
export const SIGN_ON_STATES = ["asked", "signed", "declined", "withdrawn"] as const;
export type SignOnState = (typeof SIGN_ON_STATES)[number];
export const SIGN_ON_ANSWERS = ["signed", "declined"] as const;
export type SignOnAnswer = (typeof SIGN_ON_ANSWERS)[number];

export type SignOnFacts = { answer: string | null; withdrawnAt: Date | null };

export function signOnStateOf({ answer, withdrawnAt }: SignOnFacts): SignOnState {
  if (withdrawnAt !== null) return "withdrawn";
  return answer === "signed" || answer === "declined" ? answer : "asked";
}

/** The names that stand under a report, in alphabetical order, as the field prints them: who did not sign is not told. */
export const signatoriesOf = (all: readonly (SignOnFacts & { name: string })[]): string[] =>
  all
    .filter((one) => signOnStateOf(one) === "signed")
    .map(({ name }) => name)
    .sort(inOrder);

type WithLogo = SignOnFacts & { name: string; logoSha256: string | null };

/** The logos of those who signed, in the order of their names. One that has none stands by its name alone. */
export const signatoryLogosOf = (all: readonly WithLogo[]): { name: string; sha256: string }[] =>
  signatoriesOf(all).flatMap((name) => {
    const sha256 = all.find((one) => one.name === name)?.logoSha256;
    return sha256 ? [{ name, sha256 }] : [];
  });

/** The order of a language, small words and capitals alike; by their letters where that calls two names equal. */
export const inOrder = (one: string, other: string, language = "en"): number =>
  one.localeCompare(other, language, { sensitivity: "base" }) ||
  (one < other ? -1 : one > other ? 1 : 0);

/** Names as they were pasted: one to a line, without the marks of lists, each once. */
export function namesPasted(text: string): string[] {
  const names = new Map<string, string>();
  for (const line of text.split(/\r?\n|;/)) {
    const name = line
      .replace(/^\s*(?:[-–•*]|\d{1,3}[.)])\s+/, "")
      .replace(/\s+/g, " ")
      .trim();
    if (name && !names.has(name.toLowerCase())) names.set(name.toLowerCase(), name);
  }
  return [...names.values()];
}
