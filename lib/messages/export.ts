import { wordsOf } from "./catalogue";
import words from "./en/export.json";

/** What files that are taken from the desk say of themselves. A missing word is a fault of ours and throws. */
export const exportWords = wordsOf(words);
