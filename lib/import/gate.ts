import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";
import { done, type Outcome, refused } from "@/lib/domain/outcome";
import type { GateRequest } from "./gate-inside";
import { type Ending, gateMessage } from "./gate-message";
import type { ParsedFile } from "./parsed";
import type { Sheet } from "./sheet";
import type { StateIndex } from "./states";

/** What a zip held: the recommendations of a Word document, or the sheets of a workbook as they stand. */
export type Unpacked =
  { kind: "document"; file: ParsedFile } | { kind: "workbook"; sheets: Sheet[] };
export type GateChoice = {
  states: StateIndex;
  /** Which State the file must be about, where its reader says so. */
  state?: string | undefined;
  timeLimitMs?: number;
};

export type Gate = {
  read: (bytes: Uint8Array, choice: GateChoice) => Promise<Outcome<Unpacked>>;
  /** Ends the child. A gate that is closed opens again at the next file. */
  close: () => void;
};

const TIME_LIMIT_MS = 20_000;
const MEMORY_MB = 256;

/**
 * Reads a Word document or a workbook in a process of its own, which may be killed: a small file can hold what no
 * memory and no patience holds. Whatever becomes of the child, the caller gets an answer in words.
 */
export async function readBehindGate(
  bytes: Uint8Array,
  choice: GateChoice,
): Promise<Outcome<Unpacked>> {
  const gate = openGate();
  try {
    return await gate.read(bytes, choice);
  } finally {
    gate.close();
  }
}

/** A gate for several files, one after the other. A child that fails at one is replaced before the next. */
export function openGate(entry = CHILD): Gate {
  let child: ChildProcess | null = null;
  const close = () => {
    child?.kill("SIGKILL");
    child = null;
  };
  return {
    async read(bytes, { states, state, timeLimitMs = TIME_LIMIT_MS }) {
      child ??= startChild(entry);
      const outcome = await ask(child, { bytes, known: states.known, state }, timeLimitMs);
      if (outcome) return outcome;
      close();
      return refused("not valid", UNREADABLE);
    },
    close,
  };
}

const CHILD = join("lib", "import", "gate-child.mjs");

/** A process that reads what may be hostile. It gets nothing of our environment: no key, no setting. */
export function startChild(entry: string): ChildProcess {
  const options = [
    `--max-old-space-size=${MEMORY_MB}`,
    "--conditions=react-server",
    "--disable-warning=DeprecationWarning",
    "--import",
    "tsx",
  ];
  return spawn(process.execPath, [...options, entry], {
    cwd: process.cwd(),
    env: { NODE_ENV: "production" },
    serialization: "advanced",
    stdio: ["ignore", "ignore", "ignore", "ipc"],
  });
}

/** Null where the child ended, fell silent or said what it should not say. */
function ask(
  child: ChildProcess,
  request: GateRequest,
  timeLimitMs: number,
): Promise<Outcome<Unpacked> | null> {
  const sheets: Sheet[] = [];
  return new Promise((resolve) => {
    const settle = (outcome: Outcome<Unpacked> | null) => {
      clearTimeout(limit);
      child.off("message", hear).off("exit", fail).off("error", fail);
      resolve(outcome);
    };
    const fail = () => settle(null);
    const limit = setTimeout(fail, timeLimitMs);
    const hear = (said: unknown) => {
      const message = gateMessage.safeParse(said);
      if (!message.success) return fail();
      if (message.data.kind === "rows") return take(message.data, sheets);
      settle(toOutcome(message.data.outcome, sheets));
    };
    child.on("message", hear).on("exit", fail).on("error", fail);
    child.send(request, (problem) => problem && fail());
  });
}

function take({ sheet, rows }: { sheet: string; rows: Sheet["rows"] }, sheets: Sheet[]): void {
  const last = sheets.at(-1);
  if (last?.name === sheet) for (const row of rows) last.rows.push(row);
  else sheets.push({ name: sheet, rows });
}

const toOutcome = (said: Ending, sheets: Sheet[]): Outcome<Unpacked> => {
  if (!said.ok) return refused("not valid", said.problem.message, fieldOf(said.problem.field));
  return done(said.value ? { kind: "document", file: said.value } : { kind: "workbook", sheets });
};

const fieldOf = (field: string | undefined) => (field ? { field } : {});

const UNREADABLE =
  "Reading this file took more time or memory than any honest file of its kind needs, so it was given up. Open it in Word or a spreadsheet program, save it anew, and try again; if that fails too, send a part of it.";
