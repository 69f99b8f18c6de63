import { parseArgs } from "node:util";
import { memberForCommand } from "@/lib/auth/command-line";
import { undoBatch } from "@/lib/staff/import-undo";
import type { Command } from "./command";

export const undo: Command = {
  usage: "undo --batch ID [--as EMAIL] [--json]",
  summary: "Takes an import back, as long as nothing later rests on it.",
  needsDatabases: true,
  async run(given, out) {
    const { values } = parseArgs({
      args: given,
      options: { batch: { type: "string" }, as: { type: "string" }, json: { type: "boolean" } },
    });
    if (!values.batch) {
      out.problem(`Use: npm run onus -- ${undo.usage}`);
      return 2;
    }
    const who = await memberForCommand(values.as);
    const undone = who.ok ? await undoBatch(who.value, values.batch) : who;
    if (!undone.ok) {
      out.problem(undone.problem.message);
      return 1;
    }
    const { withdrawn, reverted } = undone.value;
    out.line(`${withdrawn} recommendations withdrawn, additions to ${reverted} others taken back.`);
    out.result(undone.value);
    return 0;
  },
};
