import mail from "./en/mail.json";
import { wordsOf } from "./catalogue";

/** The words of letters, and of what members and administrators are asked and told about them. */
export const mailWords = wordsOf(mail);
