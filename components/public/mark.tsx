import type { Level } from "@/lib/domain/level";
import type { Claim, Position } from "@/lib/domain/position";
import { claimWords, levelWords, positionWords } from "@/lib/messages/words";
import { LEVEL_FILL, LEVEL_STROKE, levelPattern, POSITION_FILL, POSITION_STROKE } from "./pattern";

/** A square: what happened. Its word always stands beside it. */
export function LevelMark({ level }: { level: Level }) {
  return (
    <Mark>
      <rect
        x="1"
        y="1"
        width="12"
        height="12"
        fill={level === "regressed" ? undefined : levelPattern(level)}
        className={`${LEVEL_STROKE[level]} ${level === "regressed" ? LEVEL_FILL[level] : ""}`}
        strokeWidth="1.5"
      />
      {level === "regressed" && <path d="M7 3V10M4 7.5L7 10.5L10 7.5" className={ARROW} />}
    </Mark>
  );
}
const ARROW = "stroke-paper fill-none stroke-[1.75]";

const INSIDE: Record<Position, string> = {
  supported: "M7 2A5 5 0 0 1 7 12A5 5 0 0 1 7 2Z",
  partly: "M7 2A5 5 0 0 0 7 12Z",
  noted: "M3.5 6.25H10.5V7.75H3.5Z",
  rejected: "M4.4 3.4L7 6L9.6 3.4L10.6 4.4L8 7L10.6 9.6L9.6 10.6L7 8L4.4 10.6L3.4 9.6L6 7L3.4 4.4Z",
  pending: "M6 6H8V8H6Z",
  none: "",
};

/** A circle: what the State said. */
export function PositionMark({ position }: { position: Position }) {
  return (
    <Mark>
      <PositionGlyph position={position} />
    </Mark>
  );
}

/** The same inside another drawing: 14 by 14. */
export function PositionGlyph({ position }: { position: Position }) {
  return (
    <>
      <circle
        cx="7"
        cy="7"
        r="5.75"
        className={`fill-none ${POSITION_STROKE[position]}`}
        strokeWidth="1.5"
        strokeDasharray={position === "none" || position === "pending" ? "2.2 1.8" : undefined}
      />
      <path d={INSIDE[position]} className={POSITION_FILL[position]} />
    </>
  );
}

function Mark({ children }: { children: React.ReactNode }) {
  return (
    <svg
      width="14"
      height="14"
      viewBox="0 0 14 14"
      aria-hidden="true"
      focusable="false"
      className="mr-2 inline-block shrink-0 align-[-0.1em]"
    >
      {children}
    </svg>
  );
}

export function LevelTag({ level }: { level: Level }) {
  return (
    <span className="whitespace-nowrap">
      <LevelMark level={level} />
      {levelWords(level).name}
    </span>
  );
}

/** The State’s class, and its claim in quotation marks where it made one. */
export function PositionTag({ position, claim }: { position: Position; claim?: Claim | null }) {
  return (
    <span>
      <PositionMark position={position} />
      {positionWords(position).name}
      {claim && `: ${claimWords(claim).short}`}
    </span>
  );
}
