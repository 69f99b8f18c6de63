import { createTranslator } from "use-intl/core";
import account from "./en/account.json";

/** The words of signing in, accounts and members, with ICU arguments. A missing one is a fault of ours and throws. */
export const accountWords = createTranslator({
  locale: "en",
  messages: account,
  onError: (error) => {
    throw error;
  },
});
