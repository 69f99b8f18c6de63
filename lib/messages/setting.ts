import { createTranslator } from "use-intl/core";
import setting from "./en/setting.json";

/** The words of the page of settings. A missing one is a fault of ours and throws. */
export const settingWords = createTranslator({
  locale: "en",
  messages: setting,
  onError: (error) => {
    throw error;
  },
});
