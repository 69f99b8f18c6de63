import { createTranslator } from "use-intl/core";
import help from "./en/help.json";

/** The words of the help at the desk. A missing one is a fault of ours and throws. */
export const helpWords = createTranslator({
  locale: "en",
  messages: help,
  onError: (error) => {
    throw error;
  },
});

export type TermKey = keyof typeof help.glossary.terms;

/** The terms of the glossary, as a dictionary orders them. */
export const TERMS = (Object.keys(help.glossary.terms) as TermKey[]).sort((one, other) =>
  help.glossary.terms[one].term.localeCompare(help.glossary.terms[other].term, "en"),
);
