import "server-only";
import { publication } from "@/lib/db/publication";
import { wordsOf } from "@/lib/domain/marking";
import { parseSearch } from "@/lib/domain/search";
import type { RecommendationRow } from "@/lib/domain/summary";

/** Which words of the rows shown are those of a search, in any of their forms: as they stand, in small letters. */
export async function markedWords(
  q: string | undefined,
  rows: readonly RecommendationRow[],
): Promise<ReadonlySet<string>> {
  if (q === undefined || rows.length === 0) return new Set();
  const terms = parseSearch(q, new Map())
    .flat()
    .filter(({ not }) => !not);
  const asked = terms.map(({ text }) => text).join(" ");
  const marked = await Promise.all(
    [...wordsByLanguage(rows)].map(([language, words]) => alike(language, [...words], asked)),
  );
  return new Set([...marked.flat(), ...terms.flatMap(({ han }) => [...han.join("")])]);
}

function wordsByLanguage(rows: readonly RecommendationRow[]): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>();
  for (const { content } of rows) {
    const language = content.text === null ? "en" : content.language;
    const words = found.get(language) ?? new Set();
    for (const { word } of wordsOf(content.text ?? content.summary ?? ""))
      if (word !== null) words.add(word);
    found.set(language, words);
  }
  return found;
}

async function alike(language: string, words: string[], asked: string): Promise<string[]> {
  const rows = await publication.$queryRaw<{ word: string }[]>`
    select word from unnest(${words}::text[]) as word
    where tsvector_to_array(words_in(${language}, word)) && (select tsvector_to_array(words_in(${language}, ${asked})))`;
  return rows.map(({ word }) => word);
}
