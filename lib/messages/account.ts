import account from "./en/account.json";
import { wordsOf } from "./catalogue";

/** The words of signing in, accounts and members, with ICU arguments. A missing one is a fault of ours and throws. */
export const accountWords = wordsOf(account);

/** Why a code was not taken. */
export function codeProblemWords(problem: string): string {
  const seconds = /^wait-(\d{1,6})$/.exec(problem)?.[1];
  if (seconds) return accountWords("code.problem.wait", { seconds: Number(seconds) });
  return accountWords(problem === "over" ? "code.problem.over" : "code.problem.wrong");
}
