import { deskOrigin } from "@/lib/auth/origin";
import { accountWords } from "@/lib/messages/account";

/** In words, why nobody was let in. None of them says which part was wrong. */
export function signInProblem(problem: string): string {
  const seconds = /^wait-(\d{1,6})$/.exec(problem)?.[1];
  if (seconds) return accountWords("signIn.problem.wait", { seconds: Number(seconds) });
  if (problem === "refused") return accountWords("signIn.problem.refused");
  if (problem === "busy") return accountWords("signIn.problem.busy");
  if (problem === "origin")
    return accountWords("signIn.problem.origin", { address: `${deskOrigin()}/desk` });
  return accountWords("signIn.problem.unknown");
}
