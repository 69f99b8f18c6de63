import work from "./en/work.json";
import { wordsOf } from "./catalogue";

/** The words of work on one recommendation: its themes, and whose it is. A missing one is a fault of ours and throws. */
export const workWords = wordsOf(work);
