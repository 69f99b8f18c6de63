import fc from "fast-check";
import { expect, test } from "vitest";
import { gatheringsOf, type Gathering } from "./gathering";
import type { DrawnBlock } from "./typst-data";

const blocks: fc.Arbitrary<DrawnBlock[]> = fc.array(
  fc.oneof(
    { weight: 8, arbitrary: fc.constant<DrawnBlock>({ kind: "entry" }) },
    {
      weight: 1,
      arbitrary: fc.record({
        kind: fc.constant("heading" as const),
        level: fc.integer({ min: 1, max: 2 }),
        text: fc.string(),
      }),
    },
    {
      weight: 1,
      arbitrary: fc.record({
        kind: fc.constant("table" as const),
        caption: fc.constant("What was asked"),
        rows: fc.array(fc.integer(), { maxLength: 700, size: "max" }),
        notes: fc.constant<unknown[]>(["Counted by paragraph."]),
      }),
    },
    {
      weight: 1,
      arbitrary: fc.record({
        kind: fc.constant("sources" as const),
        items: fc.array(fc.integer(), { maxLength: 1200, size: "max" }),
      }),
    },
  ),
  { maxLength: 600, size: "max" },
);

/** What a gathering holds, with nothing that was said again. */
const contents = (all: readonly DrawnBlock[]): unknown[] =>
  all.flatMap(({ kind, rows, items, text, level }) => rows ?? items ?? [[kind, level, text]]);

const holding = (check: (given: DrawnBlock[], made: Gathering[]) => void) =>
  fc.assert(
    fc.property(blocks, (given) => check(given, gatheringsOf(given, "continued"))),
    { numRuns: 60 },
  );

test("nothing is lost, and nothing stands twice or in another place", () => {
  holding((given, made) => {
    expect(contents(made.flatMap((one) => one.blocks))).toEqual(contents(given));
  });
});

test("no gathering holds more than can be laid out at once", () => {
  holding((_given, made) => {
    for (const { blocks: own } of made) {
      expect(own.filter(({ kind }) => kind === "entry").length).toBeLessThanOrEqual(100);
      for (const { rows = [], items = [] } of own)
        expect(rows.length <= 250 && items.length <= 500).toBe(true);
    }
  });
});

test("a heading is not left at the end of one, away from what it is over", () => {
  holding((given, made) => {
    for (const { blocks: own } of made.slice(0, -1)) expect(own.at(-1)?.kind).not.toBe("heading");
    expect(made.every(({ blocks: own }) => own.length > 0)).toBe(true);
    if (given.length === 0) expect(made).toEqual([]);
  });
});

test("it says what it goes on under, in an order without gaps that readers by ear can follow", () => {
  const entry: DrawnBlock = { kind: "entry" };
  const entries = Array.from({ length: 150 }, () => entry);
  const heading = (level: number, text: string): DrawnBlock => ({ kind: "heading", level, text });
  const made = gatheringsOf(
    [
      heading(1, "To the State"),
      heading(2, "One document"),
      ...entries,
      heading(2, "Another"),
      ...entries,
    ],
    "continued",
  );
  expect(made.map(({ continued }) => continued.map(({ text }) => text))).toEqual([
    [],
    ["To the State (continued)", "One document (continued)"],
    ["To the State (continued)", "Another (continued)"],
    ["To the State (continued)", "Another (continued)"],
  ]);
});

test("a table says that it goes on, and what is said below it stands below its end", () => {
  const rows = Array.from({ length: 600 }, (_, at) => at);
  const [table] = gatheringsOf(
    [{ kind: "table", caption: "What was asked", rows, notes: ["By paragraph."] }],
    "continued",
  );
  expect(table?.blocks[0]).toMatchObject({ caption: "What was asked", notes: [] });
  const all = gatheringsOf(
    [{ kind: "table", caption: "What was asked", rows, notes: ["By paragraph."] }],
    "continued",
  );
  expect(all.at(-1)?.blocks[0]).toMatchObject({
    caption: "What was asked (continued)",
    notes: ["By paragraph."],
  });
});
