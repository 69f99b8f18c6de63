import talk from "./en/talk.json";
import { wordsOf } from "./catalogue";

/** The words of comments and notices. A missing one is a fault of ours and throws. */
export const talkWords = wordsOf(talk);
