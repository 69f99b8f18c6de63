import { wrapped } from "./drawing-text";

/** A square of a grid with a short name and a count. */
export type Tile = { key: string; name: string; count: number };
export type TileGroup = { key: string; name: string; tiles: readonly Tile[] };

export type PlacedTile = Tile & { x: number; y: number; step: number };
export type PlacedTiles = {
  groups: { key: string; lines: { text: string; y: number }[]; tiles: PlacedTile[] }[];
  /** Of the width; a gap lies between two tiles. */
  tileWidth: number;
  tileHeight: number;
  height: number;
};

/** So many have room for three letters side by side on a phone. */
const COLUMNS = 8;
const PITCH = 1 / COLUMNS;
const HEIGHT = 38;
const LINE = 20;
const GAP = 4;
/** Four shades; the count is printed in each tile, so that none has to be told by its shade. */
const STEPS = 4;

/** Groups one beneath the other, their tiles in rows; shades rise with the count, from zero to the largest of all. */
export function placedTiles(groups: readonly TileGroup[]): PlacedTiles {
  const largest = Math.max(0, ...groups.flatMap(({ tiles }) => tiles.map(({ count }) => count)));
  let top = 0;
  const placed = groups.map(({ key, name, tiles }) => {
    const lines = wrapped(name).map((text, at) => ({ text, y: top + at * LINE + 15 }));
    const first = top + lines.length * LINE + 4;
    top = first + Math.ceil(tiles.length / COLUMNS) * (HEIGHT + GAP) + 12;
    return {
      key,
      lines,
      tiles: tiles.map((tile, at) => ({
        ...tile,
        x: (at % COLUMNS) * PITCH,
        y: first + Math.floor(at / COLUMNS) * (HEIGHT + GAP),
        step: largest === 0 ? 0 : Math.min(STEPS - 1, Math.floor((tile.count / largest) * STEPS)),
      })),
    };
  });
  return {
    groups: placed,
    tileWidth: PITCH * 0.95,
    tileHeight: HEIGHT,
    height: Math.max(0, top - 12),
  };
}
