import annex from "./en/annex.json";
import { wordsOf } from "./catalogue";

/** The words of a report's confidential annex. */
export const annexWords = wordsOf(annex);
