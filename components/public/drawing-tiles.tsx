import { countWords } from "@/lib/messages/figure";
import type { Drawing } from "./drawing";
import { placedTiles, type TileGroup } from "./drawing-tile";

const SHADES = [0.06, 0.14, 0.22, 0.3];

/** A grid of tiles by group: places without a map, for a map would draw borders. */
export function drawnTiles(groups: readonly TileGroup[]): Drawing | null {
  if (groups.every(({ tiles }) => tiles.length === 0)) return null;
  const { groups: placed, tileWidth, tileHeight, height } = placedTiles(groups);
  return {
    height,
    draw: (across) =>
      placed.map(({ key, lines, tiles }) => (
        <g key={key}>
          {lines.map(({ text, y }) => (
            <text key={y} x={across(0)} y={y} className="fill-ink text-small font-semibold">
              {text}
            </text>
          ))}
          {tiles.map(({ key: tile, name, count, x, y, step }) => (
            <g key={tile}>
              <rect
                x={across(x)}
                y={y}
                width={across(tileWidth)}
                height={tileHeight}
                className="fill-accent stroke-accent"
                fillOpacity={SHADES[step]}
                strokeOpacity="0.45"
              />
              <text
                x={across(x + tileWidth / 2)}
                y={y + 16}
                textAnchor="middle"
                className="fill-soft text-note"
              >
                {name}
              </text>
              <text
                x={across(x + tileWidth / 2)}
                y={y + 32}
                textAnchor="middle"
                className="fill-ink text-small font-semibold lining-nums tabular-nums"
              >
                {countWords(count)}
              </text>
            </g>
          ))}
        </g>
      )),
  };
}
