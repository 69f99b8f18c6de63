import { wordsOf } from "@/lib/domain/marking";

/** A text with the words marked that a search found in it. */
export function Marked({ text, hits }: { text: string; hits: ReadonlySet<string> }) {
  if (hits.size === 0) return text;
  return wordsOf(text).map(({ piece, word }, at) =>
    word !== null && hits.has(word) ? (
      <mark
        key={at}
        className="decoration-accent text-ink bg-transparent font-semibold underline decoration-2 underline-offset-2"
      >
        {piece}
      </mark>
    ) : (
      piece
    ),
  );
}
