import type { MEASURABILITIES } from "@/lib/domain/recommendation";
import pages from "./en/pages.json";

const roles: Record<string, string | undefined> = pages.roles;

/** What a role is called after the name of the kind that points: "Statements · signed". */
export function roleWords(part: string): string {
  const words = roles[part];
  if (words === undefined) throw new Error(`no word for the role ${part}`);
  return words;
}

const documentKinds: Record<string, string | undefined> = pages.document.kinds;

/** What a document is; a kind that an import brought and the catalogue does not know is named as it came. */
export const documentKindWords = (kind: string): string => documentKinds[kind] ?? kind;

const measurabilities: Record<(typeof MEASURABILITIES)[number], string> = pages.ask.measurabilities;

/** Could anybody tell whether it was carried out? */
export const measurabilityWords = (word: (typeof MEASURABILITIES)[number]): string =>
  measurabilities[word];
