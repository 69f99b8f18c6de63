import { createTranslator } from "use-intl/core";
import agenda from "./en/agenda.json";

/** The words of the first screen about days and ages. A missing one is a fault of ours and throws. */
export const agendaWords = createTranslator({
  locale: "en",
  messages: agenda,
  onError: (error) => {
    throw error;
  },
});
