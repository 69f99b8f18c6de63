import { parseArgs } from "node:util";
import { memberForCommand } from "@/lib/auth/command-line";
import { TAKE_DOWN_KINDS, takeDown } from "@/lib/staff/take-down";
import type { Command } from "./command";

export const takedown: Command = {
  usage: `takedown --kind ${TAKE_DOWN_KINDS.join("|")} --key REF --reason TEXT [--as EMAIL] [--json]`,
  summary: "Removes something from every edition at once. The reason stays with members.",
  needsDatabases: true,
  async run(given, out) {
    const { values } = parseArgs({
      args: given,
      options: {
        kind: { type: "string" },
        key: { type: "string" },
        reason: { type: "string" },
        as: { type: "string" },
        json: { type: "boolean" },
      },
    });
    const kind = TAKE_DOWN_KINDS.find((known) => known === values.kind);
    if (!kind || !values.key) {
      out.problem(`Use: npm run onus -- ${takedown.usage}`);
      return 2;
    }
    const { key, reason = "" } = values;
    const who = await memberForCommand(values.as);
    const taken = who.ok ? await takeDown(who.value, { kind, key, reason }) : who;
    if (!taken.ok) {
      out.problem(taken.problem.message);
      return 1;
    }
    out.line(`The ${kind} ${key} is gone from every edition.`);
    out.result(taken.value);
    return 0;
  },
};
