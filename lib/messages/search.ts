import { createTranslator } from "use-intl/core";
import search from "./en/search.json";

/** The words of the search at the desk. A missing one is a fault of ours and throws. */
export const searchWords = createTranslator({
  locale: "en",
  messages: search,
  onError: (error) => {
    throw error;
  },
});
