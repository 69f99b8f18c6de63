import { dictionary } from "@zxcvbn-ts/language-common";

// Passwords that were found in breaches, the commonest 49,000 of them. Few are as long as ours have to be; but whoever
// guesses puts two of them together, doubles one, or adds a year.

/** Shorter ones would stand in every password by chance. */
const SHORTEST_PART = 4;
/** Three unrelated words of the list are as good as three words of any other. */
const TOO_FEW_PARTS = 2;

let list: Set<string> | undefined;
const isCommon = (word: string): boolean =>
  (list ??= new Set(dictionary["passwords-common"])).has(word);

/** Is this one or two common passwords, whatever signs and digits stand between, before and after them? */
export function isMadeOfCommonPasswords(password: string): boolean {
  const plain = password.normalize("NFKC").toLowerCase();
  return [plain, withoutDisguise(plain)].some((given) => {
    const once = unitOf(given.replaceAll(/[^\p{L}\p{N}]/gu, ""));
    return fewestParts(once) <= TOO_FEW_PARTS;
  });
}

/** "p4$$w0rd" as it is meant. */
const DISGUISES: Record<string, string> = { 0: "o", 1: "i", 3: "e", 4: "a", 5: "s", 7: "t" };
const withoutDisguise = (text: string): string =>
  text
    .replaceAll("@", "a")
    .replaceAll("$", "s")
    .replaceAll("!", "i")
    .replaceAll(/[013457]/g, (digit) => DISGUISES[digit] ?? digit);

/** What is repeated from beginning to end; the whole where nothing is. */
function unitOf(text: string): string {
  const next = (text + text).indexOf(text, 1);
  return next < text.length ? text.slice(0, next) : text;
}

/** Of how many common passwords a text is made at least; digits that belong to none cost nothing, other signs all. */
function fewestParts(text: string): number {
  const fewest = [0];
  for (let end = 1; end <= text.length; end++) {
    const free = /\p{N}/u.test(text[end - 1] ?? "") ? (fewest[end - 1] ?? Infinity) : Infinity;
    const parts = Array.from({ length: Math.max(0, end - SHORTEST_PART + 1) }, (_, start) =>
      isCommon(text.slice(start, end)) ? (fewest[start] ?? Infinity) + 1 : Infinity,
    );
    fewest.push(Math.min(free, ...parts));
  }
  return fewest[text.length] ?? Infinity;
}
