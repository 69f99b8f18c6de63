import { createTranslator } from "use-intl/core";
import { MAIL_PROBLEMS } from "@/lib/domain/mail";
import job from "./en/job.json";
import { mailWords } from "./mail";

/** The words of what is put off to a time: planned editions and jobs. A missing one is a fault of ours and throws. */
export const jobWords = createTranslator({
  locale: "en",
  messages: job,
  onError: (error) => {
    throw error;
  },
});

/** What a job failed with: in words where a letter did, else the kind of the fault, by which its builders find it. */
export function failureWords(lastError: string): string {
  const problem = MAIL_PROBLEMS.find((one) => lastError === `MailFailure ${one}`);
  return problem ? mailWords(`problems.${problem}`) : lastError;
}
