/** A text in pieces: words, each folded as searches compare it, and what stands between them. */
export type Piece = { piece: string; word: string | null };

/** Chinese signs stand each for itself, for nothing divides them into words. */
export const wordsOf = (text: string): Piece[] =>
  (
    text.match(/\p{Script=Han}|(?:(?!\p{Script=Han})[\p{L}\p{N}\p{M}])+|[^\p{L}\p{N}\p{M}]+/gu) ??
    []
  ).map((piece) => ({ piece, word: /[\p{L}\p{N}]/u.test(piece) ? piece.toLowerCase() : null }));
