import { createReadStream } from "node:fs";
import { access, constants, stat } from "node:fs/promises";
import { basename } from "node:path";
import { parseArgs } from "node:util";
import { memberForCommand } from "@/lib/auth/command-line";
import { type Outcome, type Problem, refused } from "@/lib/domain/outcome";
import type { GivenFile } from "@/lib/staff/import-file";
import type { Progress } from "@/lib/staff/import-plan";
import type { Faults, ImportPlan, ImportReport } from "@/lib/staff/import-report";
import { applyImport, previewImport } from "@/lib/staff/importing";
import { loadVocabulary } from "@/lib/staff/vocabulary";
import type { Command, Output } from "./command";
import { chosenMapping } from "./mapping";

const OPTIONS = {
  format: { type: "string" },
  state: { type: "string" },
  mapping: { type: "string" },
  columns: { type: "string" },
  "dry-run": { type: "boolean" },
  json: { type: "boolean" },
  as: { type: "string" },
} as const;

export const importFile: Command = {
  usage:
    "import FILE [--format F] [--state ISO3] [--mapping NAME | --columns 'HEADER=FIELD,…'] [--dry-run] [--json] [--as EMAIL]",
  summary:
    "Takes in a Word document of OHCHR, an export of the Index or of UPR Info, or a table whose columns are mapped.",
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
    const { rejected, faults } = outcome.value;
    if (rejected.length > 0 && !faults) return tellRejected(outcome.value, out);
    tell(outcome.value, values["dry-run"] ?? false, out);
    return 0;
  },
};

type Chosen = {
  format?: string | undefined;
  state?: string | undefined;
  mapping?: string | undefined;
  columns?: string | undefined;
  "dry-run"?: boolean | undefined;
  json?: boolean | undefined;
  as?: string | undefined;
};

async function importPath(path: string, chosen: Chosen): Promise<Outcome<ImportReport>> {
  await loadVocabulary(); // a new Onus that has never been started knows no State yet
  const who = await memberForCommand(chosen.as);
  if (!who.ok) return who;
  const file = await openPath(path);
  if (!file.ok) return file;
  const mapping = await chosenMapping(who.value, chosen);
  if (!mapping.ok) return mapping;
  const choice = { stateIso3: chosen.state, format: chosen.format, mapping: mapping.value };
  const progress = chosen.json ? undefined : progressOn(process.stderr);
  if (!chosen["dry-run"]) return applyImport(who.value, file.value, choice, progress);
  const preview = await previewImport(who.value, file.value, choice, progress);
  return preview.ok ? { ok: true, value: reportOf(preview.value) } : preview;
}

/** A file is opened when it is read, piece by piece; whether it may be, is asked here. */
async function openPath(path: string): Promise<Outcome<GivenFile>> {
  const held = await stat(path).catch(() => null);
  if (!held) return refused("not found", `There is no file ${path}, or it may not be read.`);
  if (!held.isFile()) return refused("not valid", `${path} is not a file.`);
  const mayRead = await access(path, constants.R_OK).then(
    () => true,
    () => false,
  );
  if (!mayRead) return refused("not valid", `The file ${path} may not be read by this user.`);
  const open = () => createReadStream(path, { highWaterMark: PIECE });
  return { ok: true, value: { name: basename(path), size: held.size, open } };
}

const PIECE = 256 * 1024;
const STEP = 20_000;

/** A line for each twenty thousand rows: a file of fewer is done before anybody asks. */
function progressOn(stream: NodeJS.WritableStream): Progress {
  let told = 0;
  return (now) => {
    if (now.step !== "reading" || now.rows < told + STEP) return;
    told = now.rows - (now.rows % STEP);
    stream.write(`${told} rows read …\n`);
  };
}

const reportOf = (plan: ImportPlan): ImportReport => ({
  format: plan.format,
  rows: plan.rows,
  recommendations: plan.recommendations,
  positions: plan.positions,
  conflicts: plan.conflicts,
  rejected: plan.rejected,
  batch: plan.batch,
  ...(plan.faults && { faults: plan.faults }),
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
  if (report.faults) tellFaults(report, report.faults, out);
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

/** What became of the rows of an export that is taken in although some of them cannot be. */
function tellFaults(report: ImportReport, faults: Faults, out: Output): void {
  for (const [reason, count] of Object.entries(faults.normalised))
    out.line(`Set right: ${count} × ${reason}.`);
  for (const [reason, count] of Object.entries(faults.leftOut))
    out.line(`Left out: ${count} × ${reason}.`);
  for (const { row, column, reason } of report.rejected.slice(0, SHOWN))
    out.line(`Not read: row ${row}, ${column}: ${reason}`);
  if (faults.rejected > SHOWN)
    out.line(`… and ${faults.rejected - SHOWN} more that were not read (--json lists them).`);
}

const SHOWN = 20;
const isReport = (held: unknown): held is ImportReport =>
  typeof held === "object" && held !== null && "rejected" in held;
