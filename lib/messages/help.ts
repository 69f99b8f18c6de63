import help from "./en/help.json";
import { wordsOf } from "./catalogue";

/** The words of the help at the desk. A missing one is a fault of ours and throws. */
export const helpWords = wordsOf(help);

export type TermKey = keyof typeof help.glossary.terms;

/** The terms of the glossary, as a dictionary orders them. */
export const TERMS = (Object.keys(help.glossary.terms) as TermKey[]).sort((one, other) =>
  help.glossary.terms[one].term.localeCompare(help.glossary.terms[other].term, "en"),
);
