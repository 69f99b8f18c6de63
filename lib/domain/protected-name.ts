import type { NameFound } from "./guarded-name";
import { done, refused, type Outcome } from "./outcome";
import { foldedName } from "./search";

// Names that must never become public, known by keyed digests alone: whoever holds the list without its key learns nobody's
// name from it. Capitals, accents and the order of the words make no difference; other scripts and spellings are names of
// their own, to be added beside.

/** The digest of some words under the key of this installation. */
export type Keyed = (words: string) => string;

/** One spelling as it is kept: how many words it has, a mark of each, and the digest of all of them. */
export type Spelling = { words: number; marks: string[]; digest: string };

/** A mark says so little that thousands of words share it; it saves looking for names where none can be. */
const MARK_LENGTH = 4;
const MOST_WORDS = 8;
const SHORTEST = 4;

export function spellingOf(name: string, keyed: Keyed): Outcome<Spelling> {
  const words = tokensOf(name).map(({ word }) => word);
  if (words.length === 0) return refused("not valid", "There is a line without a letter");
  if (words.length > MOST_WORDS)
    return refused("not valid", `A name has ${MOST_WORDS} words at most: write one on each line`);
  const [only = ""] = words;
  if (words.length === 1 && [...only].length < SHORTEST)
    return refused(
      "not valid",
      "One of the names is so short that it would stop nearly every text: write it with a second word",
    );
  return done({
    words: words.length,
    marks: [...new Set(words.map((word) => markOf(word, keyed)))],
    digest: digestOf(words, keyed),
  });
}

/** Everything that is looked for. */
export type ProtectedIndex = {
  keyed: Keyed;
  lengths: readonly number[];
  marks: ReadonlySet<string>;
  digests: ReadonlySet<string>;
};

export function indexProtected(spellings: readonly Spelling[], keyed: Keyed): ProtectedIndex {
  // The words of texts repeat themselves: each is marked once.
  const known = new Map<string, string>();
  const remembered: Keyed = (words) => {
    const held = known.get(words);
    if (held !== undefined) return held;
    const digest = keyed(words);
    known.set(words, digest);
    return digest;
  };
  return {
    keyed: remembered,
    lengths: [...new Set(spellings.map(({ words }) => words))].sort((a, b) => a - b),
    marks: new Set(spellings.flatMap(({ marks }) => marks)),
    digests: new Set(spellings.map(({ digest }) => digest)),
  };
}

/** Every protected name in the texts of what would become public. */
export function protectedIn(content: unknown, index: ProtectedIndex, field = ""): NameFound[] {
  if (index.digests.size === 0) return [];
  if (typeof content === "string") return inText(content, index, field);
  if (Array.isArray(content)) return content.flatMap((one) => protectedIn(one, index, field));
  if (content === null || typeof content !== "object") return [];
  return Object.entries(content).flatMap(([name, value]) =>
    protectedIn(value, index, field || name),
  );
}

function inText(text: string, index: ProtectedIndex, field: string): NameFound[] {
  const { keyed, lengths, marks, digests } = index;
  const tokens = tokensOf(text);
  const isMarked = tokens.map(({ word }) => marks.has(markOf(word, keyed)));
  return tokens.flatMap((token, at) =>
    lengths.flatMap((length) => {
      const last = tokens[at + length - 1];
      if (!last || !isMarked.slice(at, at + length).every(Boolean)) return [];
      const words = tokens.slice(at, at + length).map(({ word }) => word);
      if (!digests.has(digestOf(words, keyed))) return [];
      return [
        { name: text.slice(token.from, last.to), field, text, from: token.from, to: last.to },
      ];
    }),
  );
}

const markOf = (word: string, keyed: Keyed): string => keyed(`word ${word}`).slice(0, MARK_LENGTH);

/** Whichever comes first, the family's name or one's own. */
const digestOf = (words: readonly string[], keyed: Keyed): string =>
  keyed(`name ${[...words].sort().join(" ")}`);

/** Words as they are compared, and where each stands. Chinese has no spaces: there each sign is a word. */
function tokensOf(text: string): { word: string; from: number; to: number }[] {
  return [...text.matchAll(/\p{Script=Han}|(?:(?!\p{Script=Han})[\p{L}\p{M}\p{N}])+/gu)].flatMap(
    ({ 0: written, index }) =>
      foldedName(written)
        .split(" ")
        .filter(Boolean)
        .map((word) => ({ word, from: index, to: index + written.length })),
  );
}
