import { createTranslator } from "use-intl/core";
import talk from "./en/talk.json";

/** The words of comments and notices. A missing one is a fault of ours and throws. */
export const talkWords = createTranslator({
  locale: "en",
  messages: talk,
  onError: (error) => {
    throw error;
  },
});
