import { join } from "node:path";
import { z } from "zod";
import { refused } from "@/lib/domain/outcome";
import { askOnce } from "../gate-once";
import type { plainPdf } from "./make";

const CHILD = join("lib", "import", "plain-pdf", "child.mjs");
const TIME_LIMIT_MS = 60_000;

type Copied = ReturnType<typeof plainPdf>;
const answer: z.ZodType<Copied> = z.discriminatedUnion("ok", [
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
): Promise<Copied> {
  const mine = turn
    .then(() => askOnce(original, { entry, answer, timeLimitMs }))
    .then((said) => said ?? refused("not valid", TOO_MUCH));
  turn = mine;
  return mine;
}

const TOO_MUCH =
  "Making a copy of this PDF took more time or memory than any honest PDF needs, so it was given up. Print the pages that matter into a new PDF, and log that one.";
