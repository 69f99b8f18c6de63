import { sha256Of } from "./seal";
import { foldedName } from "./search";

// Names that must not become public by standing in somebody's words, found before an edition is sealed: capitals, accents,
// punctuation and the order of two names make no difference. What is found is for a person to judge.

/** The names to look for, by their first words. */
export type NameIndex = {
  byFirstWord: ReadonlyMap<string, readonly { name: string; words: readonly string[] }[]>;
  /** Written without spaces, and so looked for inside of words. */
  unspaced: readonly string[];
};

/** Where a name stands: in which field, between which signs of its text. */
export type NameFound = { name: string; field: string; text: string; from: number; to: number };

export function indexNames(names: Iterable<string>): NameIndex {
  const byFirstWord = new Map<string, { name: string; words: string[] }[]>();
  const unspaced: string[] = [];
  for (const name of new Set(names)) {
    const words = wordsOf(name);
    if (words.length === 1 && HAN.test(name)) unspaced.push(name.trim().normalize("NFKC"));
    for (const order of words.length === 2 ? [words, words.toReversed()] : [words]) {
      const [first] = order;
      if (first)
        byFirstWord.set(first, [...(byFirstWord.get(first) ?? []), { name, words: order }]);
    }
  }
  return { byFirstWord, unspaced };
}

/** Every guarded name in the texts of what would become public; each once in a text, where it stands first. */
export function namesIn(content: unknown, index: NameIndex, field = ""): NameFound[] {
  if (typeof content === "string") return inText(content, index, field);
  if (Array.isArray(content)) return content.flatMap((one) => namesIn(one, index, field));
  if (content === null || typeof content !== "object") return [];
  return Object.entries(content).flatMap(([name, value]) => namesIn(value, index, field || name));
}

/** By what an answer is known again: this name in just these words, wherever they stand. */
export const nameInText = ({ name, text }: Pick<NameFound, "name" | "text">): string =>
  sha256Of(`${foldedName(name)}\n${text}`);

function inText(text: string, { byFirstWord, unspaced }: NameIndex, field: string): NameFound[] {
  const found = new Map<string, NameFound>();
  const add = (name: string, from: number, to: number) => {
    if (!found.has(name)) found.set(name, { name, field, text, from, to });
  };
  const tokens = tokensOf(text);
  tokens.forEach(({ word, from }, at) => {
    for (const { name, words } of byFirstWord.get(word) ?? [])
      if (words.every((one, next) => tokens[at + next]?.word === one))
        add(name, from, tokens[at + words.length - 1]!.to);
  });
  for (const name of unspaced) {
    const from = text.indexOf(name);
    if (from >= 0) add(name, from, from + name.length);
  }
  return [...found.values()];
}

const HAN = /\p{Script=Han}/u;

/** The words of a text as names are compared by them, and where each stands. */
function tokensOf(text: string): { word: string; from: number; to: number }[] {
  return [...text.matchAll(/[\p{L}\p{M}\p{N}]+/gu)].flatMap(({ 0: written, index }) =>
    wordsOf(written).map((word) => ({ word, from: index, to: index + written.length })),
  );
}

const wordsOf = (text: string): string[] => foldedName(text).split(" ").filter(Boolean);
