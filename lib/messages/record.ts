import { createTranslator } from "use-intl/core";
import record from "./en/record.json";

/** The words of the record on the desk: entries, documents, reviews, consents. A missing one is a fault of ours and throws. */
export const recordWords = createTranslator({
  locale: "en",
  messages: record,
  onError: (error) => {
    throw error;
  },
});
