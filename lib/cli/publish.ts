import { parseArgs } from "node:util";
import { memberForCommand } from "@/lib/auth/command-line";
import { publishEdition } from "@/lib/staff/publishing";
import type { Command } from "./command";

export const publish: Command = {
  usage: "publish --note TEXT [--as EMAIL] [--json]",
  summary: "Seals what has changed as the next edition and puts it before the public.",
  needsDatabases: true,
  async run(given, out) {
    const { values } = parseArgs({
      args: given,
      options: { note: { type: "string" }, as: { type: "string" }, json: { type: "boolean" } },
    });
    const who = await memberForCommand(values.as);
    const sealed = who.ok ? await publishEdition(who.value, { note: values.note ?? "" }) : who;
    if (!sealed.ok) {
      out.problem(sealed.problem.message);
      return 1;
    }
    const { number, added, changed, removed } = sealed.value;
    out.line(
      `Edition ${number} is public: ${added} added, ${changed} changed, ${removed} removed.`,
    );
    out.result(sealed.value);
    return 0;
  },
};
