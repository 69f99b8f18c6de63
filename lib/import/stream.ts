import type { ImportFormat, LeftOut, ParsedFile, ParsedRecommendation, Rejection } from "./parsed";

/**
 * A file as it is read: its recommendations come one after the other, and what else there was to say of its rows is in
 * the tally once the last has come. So a file of any size is taken in without being held.
 */
export type ParsedStream = {
  format: ImportFormat;
  /**
   * True for an export that nobody can correct row by row: what cannot be read is listed, and the rest is taken in.
   * Otherwise one row that cannot be read refuses the file.
   */
  tolerant: boolean;
  recommendations: AsyncIterable<ParsedRecommendation>;
  tally: Tally;
};

export type Tally = {
  rows: number;
  /** The first of them, in the file's order; `rejectedCount` counts all. */
  rejected: Rejection[];
  rejectedCount: number;
  leftOut: Map<string, number>;
  /** What was set right on the way, by what it was. */
  normalised: Map<string, number>;
};

/** More than anybody reads, and little enough to keep. */
const MOST_LISTED = 5000;

export const openTally = (): Tally => ({
  rows: 0,
  rejected: [],
  rejectedCount: 0,
  leftOut: new Map(),
  normalised: new Map(),
});

export function reject(tally: Tally, { row, column, reason }: Rejection): void {
  tally.rejectedCount += 1;
  if (tally.rejected.length < MOST_LISTED)
    tally.rejected.push({ row, column, reason: ownCopy(reason) });
}

/**
 * The same text on its own. What is cut out of a long text holds on to all of it; what is kept for as long as a large
 * file is read must not keep the file.
 */
export const ownCopy = (text: string): string => Buffer.from(text, "utf8").toString("utf8");

export const countIn = (counts: Map<string, number>, word: string): void =>
  void counts.set(word, (counts.get(word) ?? 0) + 1);

export const toLeftOut = (counts: Map<string, number>): LeftOut[] =>
  [...counts].map(([reason, count]) => ({ reason, count }));

/** A file that was read whole, as a stream of what it held. */
export function streamOf(file: ParsedFile): ParsedStream {
  return {
    format: file.format,
    tolerant: file.tolerant !== undefined,
    recommendations: each(file.recommendations),
    tally: {
      rows: file.rows,
      rejected: file.rejected,
      rejectedCount: file.rejected.length,
      leftOut: new Map(file.leftOut.map(({ reason, count }) => [reason, count])),
      normalised: new Map(Object.entries(file.tolerant?.normalised ?? {})),
    },
  };
}

async function* each<T>(things: Iterable<T>): AsyncIterable<T> {
  yield* things;
}

/** A file that can be opened as often as it takes; `open` hands over its bytes in pieces, from the first. */
export type FileSource = { size: number; open: () => AsyncIterable<Uint8Array> };

/** A file that turned out to be broken while it was read; the message is for its reader. Nothing of it is taken in. */
export class BrokenFile extends Error {}
