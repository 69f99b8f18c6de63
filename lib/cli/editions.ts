import { parseArgs } from "node:util";
import { memberForCommand } from "@/lib/auth/command-line";
import { listEditions } from "@/lib/staff/publishing";
import type { Command } from "./command";

export const editions: Command = {
  usage: "editions [--json]",
  summary: "Lists the editions, the newest first.",
  needsDatabases: true,
  async run(given, out) {
    parseArgs({ args: given, options: { json: { type: "boolean" } } });
    const who = await memberForCommand();
    if (!who.ok) {
      out.problem(who.problem.message);
      return 1;
    }
    const list = (await listEditions(who.value)).map(
      ({ number, asOf, note, sha256, added, changed, removed }) => {
        return { number, asOf, note, sha256, added, changed, removed };
      },
    );
    for (const { number, asOf, note, added, changed, removed } of list)
      out.line(`${number}  ${asOf}  +${added} ~${changed} -${removed}  ${note}`);
    if (list.length === 0) out.line("Nothing has been published yet.");
    out.result({ editions: list });
    return 0;
  },
};
