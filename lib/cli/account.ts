import { text } from "node:stream/consumers";
import { parseArgs } from "node:util";
import { z } from "zod";
import { memberForCommand } from "@/lib/auth/command-line";
import { memberEmail, memberName, organisationName } from "@/lib/auth/welcome";
import { refused, type Outcome } from "@/lib/domain/outcome";
import { ROLES, type StaffMember } from "@/lib/domain/permission";
import {
  createMember,
  findMemberByEmail,
  freezeMember,
  resetPassword,
  setRole,
  unfreezeMember,
} from "@/lib/staff/member";
import { removeFactor } from "@/lib/staff/member-factor";
import type { Command } from "./command";

const ACTS = ["create", "role", "freeze", "unfreeze", "reset", "remove-factor"] as const;
type Act = (typeof ACTS)[number];

const given = z.object({
  act: z.enum(ACTS, `Say what to do: ${ACTS.join(", ")}`),
  email: z.string("Say whose account: --email E").pipe(memberEmail),
  name: memberName.optional(),
  role: z.enum(ROLES, `--role is one of ${ROLES.join(", ")}`).optional(),
  organisation: organisationName.optional(),
});
type Given = z.output<typeof given>;

const SAID: Record<Act, string> = {
  create: "The account is made.",
  role: "The role is set, and every browser of the member is signed out.",
  freeze: "The account is frozen, and every browser of the member is signed out.",
  unfreeze: "The member may sign in again.",
  reset: "The password is set, and every browser of the member is signed out.",
  "remove-factor":
    "The second factor is removed, and every browser of the member is signed out. Where their role asks for one, they set up another when they sign in.",
};

export const account: Command = {
  usage:
    "account create|role|freeze|unfreeze|reset|remove-factor --email E [--name N] [--role R] [--organisation O] [--json]",
  summary:
    "Makes and mends accounts. A password is read from standard input: echo 'five words of your own' | npm run onus -- account reset --email E",
  needsDatabases: true,
  async run(words, out) {
    const { values, positionals } = parseArgs({
      args: words,
      allowPositionals: true,
      options: {
        email: { type: "string" },
        name: { type: "string" },
        role: { type: "string" },
        organisation: { type: "string" },
        json: { type: "boolean" },
      },
    });
    const parsed = given.safeParse({ ...values, act: positionals[0] });
    const missing = parsed.success ? whatIsMissing(parsed.data) : parsed.error.issues[0]?.message;
    if (!parsed.success || missing || positionals.length > 1) {
      out.problem(`${missing ?? "Too many words."}\nUse: npm run onus -- ${account.usage}`);
      return 2;
    }
    const { act, email } = parsed.data;
    const who = await memberForCommand();
    const outcome = who.ok ? await carryOut(who.value, parsed.data) : who;
    if (!outcome.ok) {
      out.problem(outcome.problem.message);
      return 1;
    }
    out.line(SAID[act]);
    out.result({ act, email, done: true });
    return 0;
  },
};

function whatIsMissing({ act, name, role, organisation }: Given): string | undefined {
  if (act === "create" && !(name && role && organisation))
    return "A new account needs --name, --role and --organisation.";
  return act === "role" && !role ? "Say which role: --role R" : undefined;
}

async function carryOut(who: StaffMember, of: Given): Promise<Outcome<unknown>> {
  if (of.act === "create") {
    const { email, name = "", role = "reader", organisation = "" } = of;
    const password = await passwordFromInput();
    return password.ok
      ? createMember(who, { email, name, role, organisation, password: password.value })
      : password;
  }
  const found = await findMemberByEmail(who, { email: of.email });
  if (!found.ok) return found;
  const memberId = found.value.id;
  if (of.act === "role") return setRole(who, { memberId, role: of.role ?? "reader" });
  if (of.act === "freeze") return freezeMember(who, { memberId });
  if (of.act === "unfreeze") return unfreezeMember(who, { memberId });
  if (of.act === "remove-factor") return removeFactor(who, { memberId });
  const password = await passwordFromInput();
  return password.ok ? resetPassword(who, { memberId, password: password.value }) : password;
}

/** Never an argument: those stand in the list of processes and in the history of the shell. */
async function passwordFromInput(): Promise<Outcome<string>> {
  if (process.stdin.isTTY)
    return refused(
      "not valid",
      "The password is read from standard input, so that it stands in no history: put it into a file that only you can read and end the command with < FILE.",
    );
  return { ok: true, value: (await text(process.stdin)).replace(/\r?\n$/, "") };
}
