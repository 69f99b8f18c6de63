/** A place in a half circle, in units of the distance between two rows; the box begins at its upper left corner. */
export type Seat = { x: number; y: number };
export type Seats = { seats: Seat[]; width: number; height: number };

/** How far the innermost row is from the middle, for each row that there is. */
const INNER = 0.75;

/**
 * Places for so many in rows around the middle, from the left end to the right end of the half circle, so that whoever
 * is seated one after the other sits in one wedge. No two are nearer than one unit.
 */
export function seatsFor(count: number): Seats {
  if (count === 0) return { seats: [], width: 0, height: 0 };
  const radii = radiiFor(count);
  const outer = radii.at(-1) ?? 0;
  const placed = shared(count, radii).flatMap((seats, row) =>
    Array.from({ length: seats }, (_, at) => {
      const angle = seats === 1 ? Math.PI / 2 : Math.PI * (1 - at / (seats - 1));
      return { angle, radius: radii[row] ?? 0 };
    }),
  );
  placed.sort((a, b) => b.angle - a.angle || b.radius - a.radius);
  return {
    seats: placed.map(({ angle, radius }) => ({
      x: rounded(outer + 0.5 + radius * Math.cos(angle)),
      y: rounded(outer + 0.5 - radius * Math.sin(angle)),
    })),
    width: 2 * outer + 1,
    height: outer + 1,
  };
}

/** As few rows as hold them all. */
function radiiFor(count: number): number[] {
  for (let rows = 1; ; rows += 1) {
    const radii = Array.from({ length: rows }, (_, row) => rows * INNER + row);
    const room = radii.reduce((sum, radius) => sum + roomOf(radius), 0);
    if (room >= count) return radii;
  }
}

const roomOf = (radius: number) => Math.floor(Math.PI * radius) + 1;

/** So many to each row as its length is of all rows together, and none has more than it has room for. */
function shared(count: number, radii: readonly number[]): number[] {
  const whole = radii.reduce((sum, radius) => sum + radius, 0);
  const seats = radii.map((radius) =>
    Math.min(roomOf(radius), Math.floor((count * radius) / whole)),
  );
  let left = count - seats.reduce((sum, one) => sum + one, 0);
  for (let row = radii.length - 1; left > 0; row = row === 0 ? radii.length - 1 : row - 1) {
    if ((seats[row] ?? 0) >= roomOf(radii[row] ?? 0)) continue;
    seats[row] = (seats[row] ?? 0) + 1;
    left -= 1;
  }
  return seats;
}

const rounded = (value: number) => Math.round(value * 1000) / 1000;
