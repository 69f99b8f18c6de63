import reporting from "./en/reporting.json";
import { wordsOf } from "./catalogue";

/** The words about reports: how they are begun, signed, locked and corrected, and how the public finds them. */
export const reportingWords = wordsOf(reporting);
