import { parseArgs } from "node:util";
import { memberForCommand } from "@/lib/auth/command-line";
import { approveBatch } from "@/lib/staff/importing";
import type { Command } from "./command";

export const approve: Command = {
  usage: "approve --batch ID --as EMAIL [--json]",
  summary: "Approves the texts of an import, in the name of a second member.",
  needsDatabases: true,
  async run(given, out) {
    const { values } = parseArgs({
      args: given,
      options: { batch: { type: "string" }, as: { type: "string" }, json: { type: "boolean" } },
    });
    if (!values.batch || !values.as) {
      out.problem(`Use: npm run onus -- ${approve.usage}`);
      return 2;
    }
    const who = await memberForCommand(values.as);
    const approved = who.ok ? await approveBatch(who.value, values.batch) : who;
    if (!approved.ok) {
      out.problem(approved.problem.message);
      return 1;
    }
    out.line(`The texts of import ${values.batch} may now be published.`);
    out.result({ batch: values.batch, approved: true });
    return 0;
  },
};
