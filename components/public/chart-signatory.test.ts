import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import type { SignatoryMatrix, StatementLine } from "@/lib/domain/signatory";
import { signatoriesSheet } from "./chart-signatory";
import { DrawingFile } from "./drawing-file";
import { addressesOf } from "./place";

const to = addressesOf({ edition: null, pinned: false });
const times = <T>(count: number, make: (at: number) => T) =>
  Array.from({ length: count }, (_, at) => make(at));

const statement = (at: number): StatementLine => ({
  key: `statement-${at}`,
  title: "The same title",
  on: "2024-10",
  forum: null,
  stance: "critical",
  type: "joint-state",
  deliveredBy: null,
  things: "states",
  completeness: { named: 1, stated: null, isLowerBound: false, complete: false },
});

/** So many statements, each signed by all of as many States. */
const signed = (count: number): SignatoryMatrix => ({
  kind: "states",
  statements: times(count, statement),
  rows: times(count, (at) => ({
    signatory: { id: `X${at}`, name: `State ${at}`, region: null },
    signed: times(count, () => true),
    count,
  })),
});
const sheetWith = (count: number) => signatoriesSheet("states", signed(count), null, to);
const asFile = (count: number) =>
  renderToStaticMarkup(
    createElement(DrawingFile, { sheet: sheetWith(count), foot: "Edition 3.", address: "" }),
  );

test("of many signatures a part is drawn, which is said, and the table has all", () => {
  const sheet = sheetWith(50);
  expect(sheet.definition).toContain("8 newest of 50 statements and the 40 of 50 names");
  // One mark where a name meets a statement, and one beside each title.
  expect(asFile(50).match(/<circle/g)).toHaveLength(8 * 40 + 8);
  expect(sheet.rows).toHaveLength(50);
  expect(sheet.rows[0]?.cells).toEqual(["State 0", 50, ...times(50, () => "signed")]);
  expect(sheetWith(8).definition).not.toContain("Drawn");
});

test("who did not sign has no mark, and nothing is said of why", () => {
  const matrix = signed(2);
  matrix.rows[1]!.signed[0] = false;
  const sheet = signatoriesSheet("states", matrix, null, to);
  expect(sheet.rows[1]?.cells).toEqual(["State 1", 2, null, "signed"]);
});

test("where nobody signed there is nothing to draw, in whole words", () => {
  expect(sheetWith(0).title).toBe("No States are held here as signatories of a statement");
  expect(asFile(0)).toContain("There is nothing to draw yet");
  expect(sheetWith(1).title).toMatch(/signed at least one of one statement$/);
});

test.each([0, 1, 2, 200])("%i statements are drawn in whole numbers", (count) => {
  expect(asFile(count)).not.toMatch(/NaN|Infinity|undefined|null|width="-/);
});
