import type { Answer } from "@/components/staff/answer";

const SECRETS = ["password", "present", "wanted", "token"];

/** What was typed is shown again in its form; passwords are not sent back. */
export function withoutSecrets(answer: Answer): Answer {
  if (!answer) return null;
  const open = Object.entries(answer.typed).filter(([name]) => !SECRETS.includes(name));
  return { ...answer, typed: Object.fromEntries(open) };
}
