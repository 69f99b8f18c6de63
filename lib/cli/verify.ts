import { parseArgs } from "node:util";
import { memberForCommand } from "@/lib/auth/command-line";
import { verifyAll } from "@/lib/staff/verification";
import type { Command } from "./command";

export const verify: Command = {
  usage: "verify [--json]",
  summary:
    "Computes every hash anew: sealed editions, what the public reads, the audit log, attached files. Exit 1 where one differs.",
  needsDatabases: true,
  async run(given, out) {
    parseArgs({ args: given, options: { json: { type: "boolean" } } });
    const who = await memberForCommand();
    const verified = who.ok ? await verifyAll(who.value) : who;
    if (!verified.ok) {
      out.problem(verified.problem.message);
      return 1;
    }
    const { editions, items, published, logLines, files, faults } = verified.value;
    out.line(
      `${editions} editions of ${items} items, ${published} published rows, ${logLines} lines of the log, ${files} files.`,
    );
    for (const fault of faults) out.problem(fault);
    if (faults.length === 0) out.line("All is as it was written.");
    out.result(verified.value);
    return faults.length === 0 ? 0 : 1;
  },
};
