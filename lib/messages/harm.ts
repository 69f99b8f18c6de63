import { createTranslator } from "use-intl/core";
import harm from "./en/harm.json";

/** The words of the questions whom something could hurt. A missing one is a fault of ours and throws. */
export const harmWords = createTranslator({
  locale: "en",
  messages: harm,
  onError: (error) => {
    throw error;
  },
});
