import { join } from "node:path";
import { z } from "zod";
import { LOGO_HEIGHT, LOGO_WIDTH } from "@/lib/domain/logo";
import { refused } from "@/lib/domain/outcome";
import { askOnce } from "../gate-once";
import type { drawLogo } from "./draw";
import { notToBeDrawn } from "./limit";

const CHILD = join("lib", "import", "logo", "child.mjs");
const TIME_LIMIT_MS = 20_000;

type Drawing = ReturnType<typeof drawLogo>;
const problem = z.strictObject({
  code: z.literal("not valid"),
  message: z.string().min(1),
  field: z.literal("file"),
});
const side = (most: number) => z.number().int().min(1).max(most);
const answer: z.ZodType<Drawing> = z.discriminatedUnion("ok", [
  z.strictObject({
    ok: z.literal(true),
    value: z.strictObject({
      png: z.instanceof(Uint8Array),
      width: side(LOGO_WIDTH),
      height: side(LOGO_HEIGHT),
      isSeenOnWhite: z.boolean(),
    }),
  }),
  z.strictObject({ ok: z.literal(false), problem }),
]);

/** One at a time, so that many do not take the memory of many. */
let turn: Promise<unknown> = Promise.resolve();

/** A logo drawn anew (`drawLogo`) in a process of its own, which may be killed. */
export function drawLogoBehindGate(
  original: Uint8Array,
  { timeLimitMs = TIME_LIMIT_MS, entry = CHILD }: { timeLimitMs?: number; entry?: string } = {},
): Promise<Drawing> {
  const problem = notToBeDrawn(original);
  if (problem) return Promise.resolve(refused("not valid", problem, { field: "file" }));
  const mine = turn
    .then(() => askOnce(original, { entry, answer, timeLimitMs }))
    .then((said) => said ?? refused("not valid", TOO_MUCH, { field: "file" }));
  turn = mine;
  return mine;
}

const TOO_MUCH =
  "Drawing this picture took more time or memory than any honest logo needs, so it was given up. Save it as a small PNG, and upload that";
