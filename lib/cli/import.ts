import { readFile, stat } from "node:fs/promises";
import { basename } from "node:path";
import { parseArgs } from "node:util";
import { memberForCommand } from "@/lib/auth/command-line";
import { type Outcome, type Problem, refused } from "@/lib/domain/outcome";
import { tooLarge } from "@/lib/import/detect";
import { MAX_FILE_BYTES } from "@/lib/import/parsed";
import type { ImportPlan, ImportReport } from "@/lib/staff/import-report";
import { applyImport, previewImport } from "@/lib/staff/importing";
import type { Command, Output } from "./command";

const OPTIONS = {
  format: { type: "string" },
  state: { type: "string" },
  "dry-run": { type: "boolean" },
  json: { type: "boolean" },
  as: { type: "string" },
} as const;

export const importFile: Command = {
  usage: "import FILE [--format F] [--state ISO3] [--dry-run] [--json] [--as EMAIL]",
  summary:
    "Takes in an OHCHR matrix (.docx) or an export of UPR Info (.csv), all of it or nothing.",
  needsDatabases: true,
  async run(given, out) {
    const { values, positionals } = parseArgs({
      args: given,
      options: OPTIONS,
      allowPositionals: true,
    });
    const [path, ...more] = positionals;
    if (!path || more.length > 0) {
      out.problem(`Use: npm run onus -- ${importFile.usage}`);
      return 2;
    }
    const outcome = await importPath(path, values);
    if (!outcome.ok) return tellRefusal(outcome.problem, out);
    if (outcome.value.rejected.length > 0) return tellRejected(outcome.value, out);
    tell(outcome.value, values["dry-run"] ?? false, out);
    return 0;
  },
};

type Chosen = {
  format?: string | undefined;
  state?: string | undefined;
  "dry-run"?: boolean | undefined;
  as?: string | undefined;
};

async function importPath(path: string, chosen: Chosen): Promise<Outcome<ImportReport>> {
  const who = await memberForCommand(chosen.as);
  if (!who.ok) return who;
  const bytes = await readBytes(path);
  if (!bytes.ok) return bytes;
  const file = { name: basename(path), bytes: bytes.value };
  const choice = { stateIso3: chosen.state, format: chosen.format };
  if (!chosen["dry-run"]) return applyImport(who.value, file, choice);
  const preview = await previewImport(who.value, file, choice);
  return preview.ok ? { ok: true, value: reportOf(preview.value) } : preview;
}

/** The size is asked for first: a file that is too large is never read. */
async function readBytes(path: string): Promise<Outcome<Uint8Array>> {
  const held = await stat(path).catch(() => null);
  if (!held) return refused("not found", `There is no file ${path}, or it may not be read.`);
  if (!held.isFile()) return refused("not valid", `${path} is not a file.`);
  if (held.size > MAX_FILE_BYTES) return refused("not valid", tooLarge(held.size));
  const bytes = await readFile(path).catch(() => null);
  return bytes
    ? { ok: true, value: bytes }
    : refused("not valid", `The file ${path} may not be read by this user.`);
}

const reportOf = (plan: ImportPlan): ImportReport => ({
  format: plan.format,
  rows: plan.rows,
  recommendations: plan.recommendations,
  positions: plan.positions,
  conflicts: plan.conflicts,
  rejected: plan.rejected,
  batch: plan.batch,
});

function tellRefusal({ message, held }: Problem, out: Output): 1 {
  const rejected = isReport(held) ? held.rejected : [];
  for (const { row, column, reason } of rejected.slice(0, SHOWN))
    out.problem(`Row ${row}, ${column}: ${reason}`);
  if (rejected.length > SHOWN)
    out.problem(`… and ${rejected.length - SHOWN} more (--json lists all).`);
  out.problem(message);
  out.result(isReport(held) ? { ...held, refused: message } : { refused: message, rejected: [] });
  return 1;
}

function tellRejected(report: ImportReport, out: Output): 1 {
  const many = report.rejected.length;
  return tellRefusal(
    {
      code: "not valid",
      message: `${many} of ${report.rows} rows cannot be read: nothing of the file would be written.`,
      held: report,
    },
    out,
  );
}

function tell(report: ImportReport, dry: boolean, out: Output): void {
  const { created, updated, unchanged } = report.recommendations;
  const would = dry ? "Would be: " : "";
  out.line(`${report.format}: ${report.rows} rows.`);
  out.line(`${would}${created} created, ${updated} updated, ${unchanged} unchanged.`);
  const positions = Object.entries(report.positions).filter(([, count]) => count > 0);
  out.line(`Positions: ${positions.map(([word, count]) => `${count} ${word}`).join(", ")}.`);
  for (const { row, ref, field, held, offered } of report.conflicts.slice(0, SHOWN))
    out.line(
      `Left as it is: ${ref} (row ${row}), ${field}: held “${held}”, in the file “${offered}”.`,
    );
  if (report.conflicts.length > SHOWN)
    out.line(`… and ${report.conflicts.length - SHOWN} more differences (--json lists all).`);
  if (!dry && created + updated > 0)
    out.line(
      `To make the texts publishable, a second member approves them: npm run onus -- approve --batch ${report.batch} --as EMAIL`,
    );
  out.result(report);
}

const SHOWN = 20;
const isReport = (held: unknown): held is ImportReport =>
  typeof held === "object" && held !== null && "rejected" in held;
