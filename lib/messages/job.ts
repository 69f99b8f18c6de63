import { createTranslator } from "use-intl/core";
import job from "./en/job.json";

/** The words of what is put off to a time: planned editions and jobs. A missing one is a fault of ours and throws. */
export const jobWords = createTranslator({
  locale: "en",
  messages: job,
  onError: (error) => {
    throw error;
  },
});
