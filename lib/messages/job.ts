import { MAIL_PROBLEMS } from "@/lib/domain/mail";
import job from "./en/job.json";
import { mailWords } from "./mail";
import { wordsOf } from "./catalogue";

/** The words of what is put off to a time: planned editions and jobs. A missing one is a fault of ours and throws. */
export const jobWords = wordsOf(job);

/** What a job failed with: in words where a letter did, else the kind of the fault, by which its builders find it. */
export function failureWords(lastError: string): string {
  const problem = MAIL_PROBLEMS.find((one) => lastError === `MailFailure ${one}`);
  return problem ? mailWords(`problems.${problem}`) : lastError;
}
