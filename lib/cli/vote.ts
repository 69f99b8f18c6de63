import { readFile, stat } from "node:fs/promises";
import { parseArgs } from "node:util";
import { memberForCommand } from "@/lib/auth/command-line";
import { type Outcome, refused } from "@/lib/domain/outcome";
import { tooLarge } from "@/lib/import/detect";
import { MAX_FILE_BYTES } from "@/lib/import/parsed";
import { importRollCall, type VoteReport } from "@/lib/staff/import-vote";
import { loadVocabulary } from "@/lib/staff/vocabulary";
import type { Command } from "./command";

export const vote: Command = {
  usage: "vote FILE [--json] [--as EMAIL]",
  summary: "Makes the roll call of a vote (.csv, .xlsx) a draft that somebody else reviews.",
  needsDatabases: true,
  async run(given, out) {
    const { values, positionals } = parseArgs({
      args: given,
      options: { json: { type: "boolean" }, as: { type: "string" } },
      allowPositionals: true,
    });
    const [path, ...more] = positionals;
    if (!path || more.length > 0) {
      out.problem(`Use: npm run onus -- ${vote.usage}`);
      return 2;
    }
    const outcome = await take(path, values.as);
    if (!outcome.ok) {
      out.problem(outcome.problem.message);
      out.result({ refused: outcome.problem.message });
      return 1;
    }
    const { key, records, counted, declared, differs } = outcome.value;
    out.line(`A draft of the vote ${key} was made from ${records} rows.`);
    for (const word of differs)
      out.line(`Declared ${declared[word]} ${word}, and the rows sum to ${counted[word]}.`);
    out.result(outcome.value);
    return 0;
  },
};

async function take(path: string, as: string | undefined): Promise<Outcome<VoteReport>> {
  await loadVocabulary(); // a new Onus that has never been started knows no State yet
  const who = await memberForCommand(as);
  if (!who.ok) return who;
  const held = await stat(path).catch(() => null);
  if (!held?.isFile()) return refused("not found", `There is no file ${path}.`);
  if (held.size > MAX_FILE_BYTES) return refused("not valid", tooLarge(held.size));
  const bytes = await readFile(path).catch(() => null);
  return bytes
    ? importRollCall(who.value, { bytes })
    : refused("not valid", `The file ${path} may not be read by this user.`);
}
