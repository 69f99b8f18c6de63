import "server-only";
import { FACETS, type Facet, type RecommendationFilter, type Sort } from "@/lib/domain/filter";
import { LEVELS } from "@/lib/domain/level";
import type { Column, RowIndex } from "./row-index";

/** What a search gave, by the number of a row: how well it answers, and less than 0 where it does not. */
export type Ranks = Float32Array;

/** By their numbers: the rows that answer, and for each choice those that answer all the others. */
export type Matched = { all: Int32Array; others: Map<Facet, Int32Array>; state: Uint8Array };

export type Count = { facet: Facet; value: string; count: number };

const ALL = 0;
const NONE = 255;

/** Which rows of an edition answer; `ranks` keeps to what a search or a document gave. */
export function matchedIn(
  index: RowIndex,
  filter: RecommendationFilter,
  edition: number,
  ranks: Ranks | null,
): Matched {
  const { size, from, to, columns } = index;
  const state = new Uint8Array(size).fill(NONE);
  for (let seq = 0; seq < size; seq += 1) {
    if (ranks !== null && !(ranks[seq]! >= 0)) continue;
    const since = from[seq]!;
    const until = to[seq]!;
    if (since > 0 && since <= edition && (until === 0 || until > edition)) state[seq] = ALL;
  }

  const choices = FACETS.filter((facet) => filter[facet] !== undefined);
  choices.forEach((facet, at) => {
    const { values, starts, codes } = columns[facet];
    const code = values.indexOf(String(filter[facet]));
    for (let seq = 0; seq < size; seq += 1) {
      if (state[seq] === NONE) continue;
      const end = starts[seq + 1]!;
      let place = starts[seq]!;
      while (place < end && codes[place] !== code) place += 1;
      if (place === end) state[seq] = state[seq] === ALL ? at + 1 : NONE;
    }
  });
  return {
    all: rowsWith(state, ALL),
    others: new Map(choices.map((facet, at) => [facet, rowsWith(state, at + 1)])),
    state,
  };
}

function rowsWith(state: Uint8Array, wanted: number): Int32Array {
  const rows = new Int32Array(state.length);
  let found = 0;
  for (let seq = 0; seq < state.length; seq += 1)
    if (state[seq] === ALL || state[seq] === wanted) {
      rows[found] = seq;
      found += 1;
    }
  return rows.subarray(0, found);
}

/** How many rows each value would leave, under every choice but its own facet's. */
export function countIn({ columns }: RowIndex, { all, others }: Matched): Count[] {
  return FACETS.flatMap((facet) => {
    const counts = countOf(columns[facet], others.get(facet) ?? all);
    return columns[facet].values.flatMap((value, code) => {
      const count = counts[code]!;
      return count > 0 ? [{ facet, value, count }] : [];
    });
  });
}

function countOf({ values, starts, codes }: Column, rows: Int32Array): Int32Array {
  const counts = new Int32Array(values.length);
  for (let at = 0; at < rows.length; at += 1) {
    const seq = rows[at]!;
    const end = starts[seq + 1]!;
    for (let place = starts[seq]!; place < end; place += 1) counts[codes[place]!]! += 1;
  }
  return counts;
}

/** The first rows that answer: by what the reader chose, then in the order of references. */
export function firstRows(
  index: RowIndex,
  { all, state }: Matched,
  { sort, ranks, count }: { sort: Sort; ranks: Ranks | null; count: number },
): number[] {
  const key = keyOf(index, sort, ranks);
  if (!key) return firstInOrder(index.order, state, count);
  // Numbers alone are sorted many times faster than rows by their numbers, and only the first rows are wanted.
  const keys = new Float32Array(all.length);
  for (let at = 0; at < all.length; at += 1) keys[at] = key[all[at]!]!;
  const edge = keys.sort()[Math.min(count, all.length) - 1]!;
  const before: number[] = [];
  const at: number[] = [];
  for (let place = 0; place < index.order.length; place += 1) {
    const seq = index.order[place]!;
    if (state[seq] !== ALL) continue;
    if (key[seq]! < edge) before.push(seq);
    else if (key[seq] === edge && at.length < count) at.push(seq);
  }
  return [...before.sort((a, b) => key[a]! - key[b]!), ...at].slice(0, count);
}

function firstInOrder(order: Int32Array, state: Uint8Array, count: number): number[] {
  const rows: number[] = [];
  for (let at = 0; at < order.length && rows.length < count; at += 1)
    if (state[order[at]!] === ALL) rows.push(order[at]!);
  return rows;
}

/** By the number of a row, smallest first. Null where references alone decide. */
function keyOf({ columns, size }: RowIndex, sort: Sort, ranks: Ranks | null): Float32Array | null {
  switch (sort) {
    case "reference":
      return null;
    case "newest":
      return keysBy(columns.year, size, (year) => -Number(year));
    case "level":
      return keysBy(columns.level, size, (level) => (LEVELS as readonly string[]).indexOf(level));
    case "relevance":
      return ranks && negative(ranks);
  }
}

function negative(ranks: Ranks): Float32Array {
  const keys = new Float32Array(ranks.length);
  for (let seq = 0; seq < ranks.length; seq += 1) keys[seq] = -ranks[seq]!;
  return keys;
}

/** A row without a year comes after all years, for these are below nothing. */
function keysBy(
  { values, starts, codes }: Column,
  size: number,
  keyFor: (value: string) => number,
) {
  const keys = values.map(keyFor);
  return Float32Array.from({ length: size }, (_, seq) =>
    starts[seq]! < starts[seq + 1]! ? keys[codes[starts[seq]!]!]! : 0,
  );
}
