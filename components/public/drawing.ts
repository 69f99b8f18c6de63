import type { ReactNode } from "react";
import type { ChartAsked, ChartName } from "@/lib/domain/chart";
import type { Direction } from "@/lib/domain/language";
import type { Position } from "@/lib/domain/position";

/** A part of the width, from 0 to 1, as the drawing at hand writes it: "25%" on a page, pixels in a file. */
export type Across = (part: number) => string | number;

/**
 * A drawing as wide as it is given room, and so many pixels high. Its letters do not grow with it. In a language that is
 * read from the right, one that a report can show begins there.
 */
export type Drawing = {
  height: number;
  draw: (across: Across, direction?: Direction) => ReactNode;
};

/** What a pattern or a mark of a drawing stands for. */
export type ChartKey = {
  key: string;
  label: string;
  pattern: string;
  stroke: string;
  /** Drawn as the mark of this answer in place of a square. */
  mark?: Position;
};

/** One line of the table twin. `href` leads to what the line counts. */
export type ChartLine = {
  key: string;
  href: string | null;
  cells: readonly (string | number | null)[];
};

/** A chart as a page, a file and a table need it: one set of words and numbers for all three. */
export type ChartSheet = {
  chart: ChartName;
  asked: ChartAsked;
  /** The finding, as a sentence. */
  title: string;
  /** What one of the count is, and what is left out. */
  definition: string;
  /** Whose words or counts these are. */
  source: string;
  keys: readonly ChartKey[];
  columns: readonly string[];
  rows: readonly ChartLine[];
  /** Null where there is nothing to draw; the table is then empty too. */
  drawing: Drawing | null;
};

/** On a page: the drawing is as wide as its column. */
export const acrossPage: Across = (part) => `${Math.round(part * 100_000) / 1000}%`;

/** In a file: so many pixels. */
export const acrossFile =
  (width: number): Across =>
  (part) =>
    Math.round(part * width * 100) / 100;
