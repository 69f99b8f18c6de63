import { join } from "node:path";
import { z } from "zod";
import { refused, type Outcome } from "@/lib/domain/outcome";
import { startChild } from "../gate";
import type { plainPdf } from "./make";

const CHILD = join("lib", "import", "plain-pdf", "child.mjs");
const TIME_LIMIT_MS = 60_000;

type Answer = ReturnType<typeof plainPdf>;
/** What comes out of the child is looked at like anything else that comes from outside. */
const answer = z.discriminatedUnion("ok", [
  z.strictObject({ ok: z.literal(true), value: z.instanceof(Uint8Array) }),
  z.strictObject({
    ok: z.literal(false),
    problem: z.strictObject({ code: z.literal("not valid"), message: z.string().min(1) }),
  }),
]);

/** One copy at a time: each may take all the memory that one is given. */
let turn: Promise<unknown> = Promise.resolve();

/** A public copy of a PDF (`plainPdf`), made in a process of its own, which may be killed. */
export function plainPdfBehindGate(
  original: Uint8Array,
  { timeLimitMs = TIME_LIMIT_MS, entry = CHILD }: { timeLimitMs?: number; entry?: string } = {},
): Promise<Outcome<Uint8Array>> {
  const mine = turn.then(() => ask(original, entry, timeLimitMs));
  turn = mine;
  return mine;
}

function ask(original: Uint8Array, entry: string, timeLimitMs: number): Promise<Answer> {
  const child = startChild(entry);
  return new Promise((resolve) => {
    const settle = (outcome: Answer) => {
      clearTimeout(limit);
      child.removeAllListeners();
      child.kill("SIGKILL");
      resolve(outcome);
    };
    const fail = () => settle(refused("not valid", TOO_MUCH));
    const limit = setTimeout(fail, timeLimitMs);
    child.on("exit", fail).on("error", fail);
    child.on("message", (said) => {
      const read = answer.safeParse(said);
      if (read.success) settle(read.data);
      else fail();
    });
    child.send(original, (problem) => problem && fail());
  });
}

const TOO_MUCH =
  "Making a copy of this PDF took more time or memory than any honest PDF needs, so it was given up. Print the pages that matter into a new PDF, and log that one.";
