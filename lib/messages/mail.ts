import { createTranslator } from "use-intl/core";
import mail from "./en/mail.json";

/** The words of letters, and of what members and administrators are asked and told about them. */
export const mailWords = createTranslator({
  locale: "en",
  messages: mail,
  onError: (error) => {
    throw error;
  },
});
