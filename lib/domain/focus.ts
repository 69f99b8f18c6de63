import { z } from "zod";

/**
 * The States of a member's own dossiers, where they look at these first; null where they look at all. It is about
 * attention and never about permission: nothing that decides what a member may read or do asks for it.
 */
export type Focus = readonly string[] | null;

/** Does it belong to other dossiers alone? What belongs to no State is everybody's, lest it be nobody's. */
export const isBeyond = (states: readonly string[], focus: Focus): boolean =>
  focus !== null && states.length > 0 && !states.some((iso3) => focus.includes(iso3));

/** What is looked at first, in its order, and what lies beyond: left out, but never unsaid. */
export function focused<T>(
  rows: readonly T[],
  statesOf: (row: T) => readonly string[],
  focus: Focus,
): { within: T[]; beyond: T[] } {
  return {
    within: rows.filter((row) => !isBeyond(statesOf(row), focus)),
    beyond: rows.filter((row) => isBeyond(statesOf(row), focus)),
  };
}

/** Everybody to whom work can be given, those of the team first. Nobody is left out. */
export function teamFirst<T extends { id: string }>(
  members: readonly T[],
  team: readonly string[],
): { team: T[]; others: T[] } {
  return {
    team: members.filter(({ id }) => team.includes(id)),
    others: members.filter(({ id }) => !team.includes(id)),
  };
}

/** A focus as an address has it: the codes of its States, divided by commas. */
export const focusInWords = z.string().regex(/^[A-Z]{3}(,[A-Z]{3}){0,249}$/);
export const toWords = (focus: readonly string[]): string => focus.join(",");
export const statesInWords = (words: string): string[] => words.split(",");
