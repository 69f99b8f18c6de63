import agenda from "./en/agenda.json";
import { wordsOf } from "./catalogue";

/** The words of the first screen about days and ages. A missing one is a fault of ours and throws. */
export const agendaWords = wordsOf(agenda);
