import search from "./en/search.json";
import { wordsOf } from "./catalogue";

/** The words of the search at the desk. A missing one is a fault of ours and throws. */
export const searchWords = wordsOf(search);
