import { expect, test } from "vitest";
import { seatsFor } from "./seat";

test("everybody has a seat inside the box, and nobody sits on another's lap", () => {
  for (const count of [1, 2, 3, 7, 15, 46, 47, 54, 193]) {
    const { seats, width, height } = seatsFor(count);
    expect(seats).toHaveLength(count);
    const outside = seats.filter(
      ({ x, y }) => x < 0.5 || x > width - 0.5 || y < 0.5 || y > height - 0.5,
    );
    const apart = seats.flatMap((one, at) =>
      seats.slice(at + 1).map((other) => Math.hypot(other.x - one.x, other.y - one.y)),
    );
    expect(outside, `of ${count}`).toEqual([]);
    expect(Math.min(1, ...apart), `of ${count}`).toBeGreaterThan(0.95);
  }
});

test("47 sit in four rows, from the left to the right", () => {
  const { seats, width } = seatsFor(47);
  expect(width).toBe(13);
  const middle = width / 2;
  expect(seats.slice(0, 20).every(({ x }) => x < middle)).toBe(true);
  expect(seats.slice(-20).every(({ x }) => x > middle)).toBe(true);
});

test("nobody needs no seat", () => {
  expect(seatsFor(0).seats).toEqual([]);
});
