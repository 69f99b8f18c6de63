import { z } from "zod";
import { LEVELS, type Level } from "./level";

// Versions of the words that say what each level means. A changed definition makes a new version; what was assessed keeps
// the one that its assessors had in front of them.

/** The first version, whose words stand in the catalogue (`levels.*`). */
export const FIRST_SCALE = 1;

export type Definitions = Record<Level, string>;

/** A version after the first. `at` is the moment from which it holds, `note` says what changed. */
export const scale = z.strictObject({
  version: z.int().gt(FIRST_SCALE),
  at: z.iso.datetime(),
  note: z.string(),
  definitions: z.record(z.enum(LEVELS), z.string()),
});
export type Scale = z.output<typeof scale>;

/** The newest version that held at a moment; null while that was the first. */
export function scaleAt(scales: readonly Scale[], at: string): Scale | null {
  const held = scales.filter((one) => Date.parse(one.at) <= Date.parse(at));
  return held.reduce<Scale | null>((a, b) => (a && a.version > b.version ? a : b), null);
}

/** A version by its number; null for the first, and for one that is not there. */
export const scaleNumbered = (scales: readonly Scale[], version: number): Scale | null =>
  scales.find((one) => one.version === version) ?? null;

/** The newest version of all; null where there is the first alone. */
export const newestScale = (scales: readonly Scale[]): Scale | null =>
  scaleAt(scales, "9999-12-31T00:00:00Z");

export const versionOf = (one: Scale | null): number => one?.version ?? FIRST_SCALE;

const definition = z
  .string()
  .trim()
  .min(10, "Say in a sentence what this level means")
  .max(400, "Keep it under 400 characters: it stands beside every finding");

/** What an administrator writes: a definition for each level, and what changes and why. */
export const scaleDraft = z.strictObject({
  note: z
    .string()
    .trim()
    .min(10, "Say what changes and why: readers see it with the methodology")
    .max(500, "Keep it under 500 characters"),
  ...(Object.fromEntries(LEVELS.map((level) => [level, definition])) as Record<
    Level,
    typeof definition
  >),
});
export type ScaleDraft = z.output<typeof scaleDraft>;
