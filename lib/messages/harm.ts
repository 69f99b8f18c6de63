import harm from "./en/harm.json";
import { wordsOf } from "./catalogue";

/** The words of the questions whom something could hurt. A missing one is a fault of ours and throws. */
export const harmWords = wordsOf(harm);
