import { wordsOf } from "./catalogue";
import workbook from "./en/workbook.json";

/** What a workbook says of itself. A missing word is a fault of ours and throws. */
export const workbookWords = wordsOf(workbook);
