import type { Level } from "@/lib/domain/level";
import type { Position } from "@/lib/domain/position";

// Deeds are squares, words are circles. The fuller the square, the further a recommendation has been carried out, so that
// a photocopy reads as well as the screen; what stands outside the order is grey and hatched, each in its own way.

export const LEVEL_FILL: Record<Level, string> = {
  regressed: "fill-level-regressed",
  "not-implemented": "fill-level-not-implemented",
  initiated: "fill-level-initiated",
  "partly-implemented": "fill-level-partly-implemented",
  "largely-implemented": "fill-level-largely-implemented",
  implemented: "fill-level-implemented",
  "not-assessed": "fill-level-outside",
  "insufficient-information": "fill-level-outside",
  "not-graded": "fill-level-outside",
  overtaken: "fill-level-outside",
};
export const LEVEL_STROKE: Record<Level, string> = {
  regressed: "stroke-level-regressed",
  "not-implemented": "stroke-level-not-implemented",
  initiated: "stroke-level-initiated",
  "partly-implemented": "stroke-level-partly-implemented",
  "largely-implemented": "stroke-level-largely-implemented",
  implemented: "stroke-level-implemented",
  "not-assessed": "stroke-level-outside",
  "insufficient-information": "stroke-level-outside",
  "not-graded": "stroke-level-outside",
  overtaken: "stroke-level-outside",
};
export const POSITION_FILL: Record<Position, string> = {
  supported: "fill-position-supported",
  partly: "fill-position-partly",
  noted: "fill-position-noted",
  rejected: "fill-position-rejected",
  pending: "fill-position-unanswered",
  none: "fill-position-unanswered",
};
export const POSITION_STROKE: Record<Position, string> = {
  supported: "stroke-position-supported",
  partly: "stroke-position-partly",
  noted: "stroke-position-noted",
  rejected: "stroke-position-rejected",
  pending: "stroke-position-unanswered",
  none: "stroke-position-unanswered",
};

/** A tile of a pattern: its size, and the path that is filled in the colour of its meaning. */
type Tile = { size: number; d: string; turned?: number };

const LEVEL_TILES: Record<Level, Tile> = {
  regressed: { size: 8, d: "M0 0H8V8H0ZM1 1V3L4 6L7 3V1L4 4Z" },
  "not-implemented": { size: 6, d: "M0 0H6V1H0Z" },
  initiated: { size: 6, d: "M1 1H4V4H1Z" },
  "partly-implemented": { size: 6, d: "M0 0H3V6H0Z", turned: 45 },
  "largely-implemented": { size: 6, d: "M0 0H4.5V6H0Z", turned: 45 },
  implemented: { size: 6, d: "M0 0H6V6H0Z" },
  "not-assessed": { size: 6, d: "M0 0H1V6H0Z", turned: 45 },
  "insufficient-information": { size: 6, d: "M0 0H1V3.5H0Z", turned: -45 },
  "not-graded": { size: 6, d: "M0 0H1V6H0ZM1 0H6V1H1Z", turned: 45 },
  overtaken: { size: 6, d: "M0 0H1V6H0Z" },
};
const POSITION_TILES: Record<Position, Tile> = {
  supported: { size: 6, d: "M0 0H6V6H0Z" },
  partly: { size: 6, d: "M0 0H3V6H0Z", turned: 45 },
  noted: { size: 5, d: "M0 0H5V1.5H0Z" },
  rejected: { size: 7, d: "M0 0H7V7H0ZM3 1.5V3H1.5V4H3V5.5H4V4H5.5V3H4V1.5Z", turned: 45 },
  pending: { size: 6, d: "M2 2H4V4H2Z" },
  none: { size: 6, d: "M0 0H1V6H0Z", turned: 45 },
};

/** The assessed against the rest: a plain ground, for it is no level. */
export const ASSESSED_PATTERN = "url(#assessed)";
const WHOLE: Tile = { size: 6, d: "M0 0H6V6H0Z" };

export const levelPattern = (level: Level) => `url(#level-${level})`;
export const positionPattern = (position: Position) => `url(#position-${position})`;

/** Drawn once per document; every chart and mark refers to it. */
export function Patterns() {
  return (
    <svg width="0" height="0" aria-hidden="true" focusable="false" className="absolute">
      <PatternDefinitions />
    </svg>
  );
}

/** The patterns alone, for a drawing that is a document of its own. */
export function PatternDefinitions() {
  return (
    <defs>
      <Pattern id="assessed" tile={WHOLE} fill="fill-soft" />
      {entriesOf(LEVEL_TILES).map(([level, tile]) => (
        <Pattern key={level} id={`level-${level}`} tile={tile} fill={LEVEL_FILL[level]} />
      ))}
      {entriesOf(POSITION_TILES).map(([position, tile]) => (
        <Pattern
          key={position}
          id={`position-${position}`}
          tile={tile}
          fill={POSITION_FILL[position]}
        />
      ))}
    </defs>
  );
}

const entriesOf = <K extends string>(tiles: Record<K, Tile>) =>
  Object.entries(tiles) as [K, Tile][];

function Pattern({ id, tile, fill }: { id: string; tile: Tile; fill: string }) {
  return (
    <pattern
      id={id}
      width={tile.size}
      height={tile.size}
      patternUnits="userSpaceOnUse"
      patternTransform={tile.turned ? `rotate(${tile.turned})` : undefined}
    >
      <path d={tile.d} className={fill} fillRule="evenodd" />
    </pattern>
  );
}
