import type { DrawnBlock } from "./typst-data";

// A long report is set as printers set a book: in gatherings that are bound at the end. To lay pages out is to hold them all,
// so no more of them are held than one gathering has.

/** Some blocks in a row, and the headings that they go on under: each gathering begins a page. */
export type Gathering = { blocks: DrawnBlock[]; continued: { level: number; text: string }[] };

/** About as much as a recommendation with all its parts weighs 1. */
const MOST = 100;
/** A report up to here is set in one piece. */
const MOST_AT_ONCE = 250;
const ROWS = 250;
const ITEMS = 500;

export const isLong = (blocks: readonly DrawnBlock[]): boolean => weightOf(blocks) > MOST_AT_ONCE;

const weightOf = (blocks: readonly DrawnBlock[]): number =>
  blocks.reduce((sum, block) => sum + blockWeight(block), 0);

function blockWeight({ kind, rows, items, compact }: DrawnBlock): number {
  if (rows) return 1 + (rows.length * MOST) / ROWS;
  if (kind === "sources" && items) return (items.length * MOST) / ITEMS;
  return compact ? 0.5 : 1;
}

/**
 * All blocks in their order. A chapter begins a page anyway, so that a gathering ends before one where it is half full;
 * a table or a list of sources that is longer than a gathering goes on in the next.
 */
export function gatheringsOf(blocks: readonly DrawnBlock[], continued: string): Gathering[] {
  const gatherings: Gathering[] = [];
  const above = new Map<number, string>();
  let weight = 0;
  for (const group of groupsOf(blocks.flatMap((one) => pieces(one, continued)))) {
    const added = weightOf(group);
    const last = gatherings.at(-1);
    const isChapter = levelOf(group[0]) === 1;
    if (!last || weight + added > MOST || (isChapter && weight > MOST / 2)) {
      gatherings.push({ blocks: [...group], continued: headingsAbove(group[0], above, continued) });
      weight = added;
    } else {
      last.blocks.push(...group);
      weight += added;
    }
    for (const block of group) noteHeading(block, above);
  }
  return gatherings;
}

type Group = [DrawnBlock, ...DrawnBlock[]];

/** A heading stands with what comes under it. */
function groupsOf(blocks: readonly DrawnBlock[]): Group[] {
  const groups: Group[] = [];
  for (const block of blocks) {
    const last = groups.at(-1);
    if (last?.at(-1)?.kind === "heading") last.push(block);
    else groups.push([block]);
  }
  return groups;
}

const levelOf = ({ kind, level }: DrawnBlock): number | null =>
  kind === "heading" ? (level ?? 1) : null;

function noteHeading(block: DrawnBlock, above: Map<number, string>): void {
  const level = levelOf(block);
  if (level === null) return;
  for (const deeper of [...above.keys()]) if (deeper > level) above.delete(deeper);
  above.set(level, block.text ?? "");
}

const headingsAbove = (first: DrawnBlock, above: Map<number, string>, continued: string) =>
  [...above]
    .filter(([level]) => level < (levelOf(first) ?? Infinity))
    .map(([level, text]) => ({ level, text: `${text} (${continued})` }));

function pieces(block: DrawnBlock, continued: string): DrawnBlock[] {
  const { kind, rows, items } = block;
  if (rows && rows.length > ROWS)
    return parted(rows, ROWS).map((some, at, all) => ({
      ...block,
      rows: some,
      caption: at === 0 ? (block.caption ?? "") : `${block.caption} (${continued})`,
      // What is said below a table stands below its end.
      notes: at === all.length - 1 ? (block.notes ?? []) : [],
    }));
  if (kind === "sources" && items && items.length > ITEMS)
    return parted(items, ITEMS).map((some) => ({ ...block, items: some }));
  return [block];
}

const parted = <T>(all: readonly T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(all.length / size) }, (_, at) =>
    all.slice(at * size, (at + 1) * size),
  );
