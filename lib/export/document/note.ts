import { wordsIn } from "@/lib/messages/printed";
import type { Report, Source } from "../report/block";

/**
 * A source where it is cited. At the foot of a page each citation has a number of its own: the first tells the source
 * in full, a later one says where that stands, as documents of the United Nations do. At the end, its number is the
 * source's. `again` is what a later one says, and which note it names.
 */
export type Note = {
  number: number;
  source: Source;
  again: { words: string; number: number } | null;
};

/** Null for a number under which no source is known. */
export type Citing = (source: number) => Note | null;

/** Counts as it is asked: once for every citation, in the order of reading. */
export function citing({
  sources,
  notes,
  language,
}: Pick<Report, "sources" | "notes" | "language">): Citing {
  const { report: t } = wordsIn(language);
  const known = new Map(sources.map((source) => [source.number, source]));
  const first = new Map<number, number>();
  let count = 0;
  return (wanted) => {
    const source = known.get(wanted);
    if (!source) return null;
    if (notes === "end") return { number: source.number, source, again: null };
    count += 1;
    const before = first.get(wanted);
    if (before === undefined) first.set(wanted, count);
    if (before === undefined) return { number: count, source, again: null };
    const words = t("noteAgain", { number: String(before) });
    return { number: count, source, again: { words, number: before } };
  };
}

/** Words with citations among them. */
export type Piece = string | Note;

/** The report writes a citation as `[3]`, apart from the words and at their end or before a sign of punctuation. */
const CITATION = /(?<=^|\s)(\[[1-9]\d{0,5}\])(?=$|[,.;:]|\s\[|\s·)/;

export const piecesOf = (text: string, cite: Citing): Piece[] =>
  text
    .split(CITATION)
    .map((part) => (/^\[\d+\]$/.test(part) ? (cite(Number(part.slice(1, -1))) ?? part) : part))
    .filter((part) => part !== "");

/** The sign of a note stands at the word before it; a number in brackets stands apart. */
export const placed = (pieces: readonly Piece[], { notes }: Pick<Report, "notes">): Piece[] =>
  pieces.map((piece, at) =>
    notes === "foot" && typeof piece === "string" && typeof pieces[at + 1] === "object"
      ? piece.trimEnd()
      : piece,
  );

/** As a note tells it: title, publisher and day. */
export const sourceWords = ({ title, about }: Source): string =>
  [title, about].filter(Boolean).join(", ");
