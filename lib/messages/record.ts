import record from "./en/record.json";
import { wordsOf } from "./catalogue";

/** The words of the record on the desk: entries, documents, reviews, consents. A missing one is a fault of ours and throws. */
export const recordWords = wordsOf(record);
