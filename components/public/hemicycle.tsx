import type { VoteWord } from "@/lib/domain/entry/vote";
import { REGIONAL_GROUPS, type RegionalGroup } from "@/lib/domain/region";
import type { RollCallRow } from "@/lib/domain/roll-call";
import type { Drawing } from "./drawing";
import { PositionGlyph } from "./mark";
import { seatsFor, type Seat } from "./seat";
import { VOTE_AS, voteWords } from "./vote-mark";

/** From those in favour at the left to those against at the right; within each, by regional group. */
const SEATING: readonly VoteWord[] = ["yes", "abstain", "absent", "no"];
/** A thumb needs this much room; a larger hall has no links, and the table beneath leads on. */
const LARGEST_LINKED = 60;
/** Of a unit of the hall, what a mark takes. */
const MARK = 0.86;

/** One mark for each vote. A State’s name appears in the middle when its mark is pointed at or reached by keyboard. */
export function Hemicycle({
  rows,
  title,
  description,
  hrefOf,
}: {
  rows: readonly RollCallRow[];
  title: string;
  description: string;
  hrefOf: (iso3: string) => string;
}) {
  const { seats, width, height } = seatsFor(rows.length);
  const seated = [...rows].sort(inSeating);
  const linked = rows.length <= LARGEST_LINKED;
  return (
    <svg
      role={linked ? "group" : "img"}
      aria-labelledby="hemicycle-title hemicycle-desc"
      viewBox={`0 0 ${width} ${height + 0.6}`}
      width="100%"
      className="mx-auto block max-w-[40rem] overflow-visible"
    >
      <title id="hemicycle-title">{title}</title>
      <desc id="hemicycle-desc">{description}</desc>
      {seated.map(({ state, vote }, at) => {
        const seat = seats[at];
        if (!seat) return null;
        const name = `${state.name}: ${voteWords(vote)}`;
        const mark = (
          <>
            <circle cx={seat.x} cy={seat.y} r="0.48" className="fill-transparent" />
            <SeatMark seat={seat} vote={vote} />
          </>
        );
        return linked ? (
          <a key={state.iso3} href={hrefOf(state.iso3)} aria-label={name} className="group">
            {mark}
            <text
              x={width / 2}
              y={height - 0.1}
              textAnchor="middle"
              fontSize="0.62"
              className="fill-ink invisible group-hover:visible group-focus-visible:visible"
            >
              {name}
            </text>
          </a>
        ) : (
          <g key={state.iso3}>
            <title>{name}</title>
            {mark}
          </g>
        );
      })}
    </svg>
  );
}

function SeatMark({ seat, vote }: { seat: Seat; vote: VoteWord }) {
  return (
    <g
      transform={`translate(${round(seat.x - MARK / 2)} ${round(seat.y - MARK / 2)}) scale(${round(MARK / 14)})`}
    >
      <PositionGlyph position={VOTE_AS[vote]} />
    </g>
  );
}

const round = (value: number) => Math.round(value * 10_000) / 10_000;

/** The hall alone, for a drawing that is so many pixels high: no links, no names. */
export function drawnHall(rows: readonly RollCallRow[], height: number): Drawing | null {
  if (rows.length === 0) return null;
  const hall = seatsFor(rows.length);
  const seated = [...rows].sort(inSeating);
  return {
    height,
    draw: (across) => (
      <svg
        x={across(0)}
        y="0"
        width={across(1)}
        height={height}
        viewBox={`0 0 ${hall.width} ${hall.height}`}
        preserveAspectRatio="xMidYMin meet"
      >
        {seated.map(({ state, vote }, at) => {
          const seat = hall.seats[at];
          return seat && <SeatMark key={state.iso3} seat={seat} vote={vote} />;
        })}
      </svg>
    ),
  };
}

const regionAt = (region: RegionalGroup | null) =>
  region === null ? REGIONAL_GROUPS.length : REGIONAL_GROUPS.indexOf(region);

const inSeating = (a: RollCallRow, b: RollCallRow) =>
  SEATING.indexOf(a.vote) - SEATING.indexOf(b.vote) ||
  regionAt(a.state.region) - regionAt(b.state.region);
