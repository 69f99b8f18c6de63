import { spawn, type ChildProcess } from "node:child_process";
import path from "node:path";
import { Readable, type Writable } from "node:stream";
import type { Report } from "../report/block";
import { frameOf, framesIn } from "./frame";
import { isLong } from "./gathering";
import type { Progress } from "./press";
import type { SetPages } from "./setting";
import { typstData } from "./typst-data";

/**
 * The report as a tagged PDF (PDF/UA-1). It is laid out in processes of their own, one report after the other: whoever waits
 * for something else goes on being served, and the memory of many pages goes when they end. The same report gives the same
 * bytes, for its date is that of its edition.
 */
export function toPdf(report: Report, told: Progress = () => {}): Promise<Uint8Array> {
  const made = last.then(() => pressed(report, told));
  last = made.catch(() => {});
  return made;
}

let last: Promise<unknown> = Promise.resolve();

/** A long one is bound while it is set: the one process hands its gatherings to the other. */
async function pressed(report: Report, told: Progress): Promise<Uint8Array> {
  const data = typstData(report);
  const setter = begin("set");
  setter.on("message", (progress) => told(...(progress as [number, number])));
  // Where it ends early, its code says so, and what it did not read of this does not matter.
  Readable.from([frameOf(data)]).pipe(setter.stdin.on("error", () => {}));
  if (!isLong(data.blocks)) {
    const [frames] = await Promise.all([setter.stdout.toArray(), endOf(setter, "set")]);
    for await (const { pdf } of framesIn<SetPages>(Readable.from(frames))) return pdf;
    throw new Error("A report was set on no pages");
  }
  const binder = begin("bind", setter.stdout);
  // What is handed on is the binder's alone: were it held here as well, nobody would learn that the binder is gone.
  setter.stdout.destroy();
  const [book] = await Promise.all([
    binder.stdout.toArray(),
    endOf(setter, "set"),
    endOf(binder, "bind"),
  ]);
  return Buffer.concat(book as Uint8Array[]);
}

type Child = ChildProcess & { stdin: Writable; stdout: Readable; stderr: Readable };

/** It gets nothing of this process but what it is given: no settings, no secrets. */
const begin = (work: "set" | "bind", from: "pipe" | Readable = "pipe"): Child =>
  spawn(process.execPath, [...FLAGS, CHILD, work], {
    env: { NODE_ENV: "production" },
    stdio: [from, "pipe", "pipe", "ipc"],
    timeout: LONGEST_MS,
  }) as Child;

async function endOf(child: Child, work: string): Promise<void> {
  const ended = new Promise<number | null>((resolve) => {
    child.once("close", resolve).once("error", () => resolve(null));
  });
  const [complaint, code] = await Promise.all([child.stderr.toArray(), ended]);
  if (code !== 0)
    throw new Error(
      `A report could not be ${work === "set" ? "set" : "bound"}: ${kindOf(complaint)}`,
    );
}

/** What went wrong by its kind alone: the rest may quote the report. */
const kindOf = (complaint: Uint8Array[]): string =>
  /^\w*Error\b/m.exec(Buffer.concat(complaint).toString())?.[0] ?? "it was ended";

const LONGEST_MS = 10 * 60_000;
const FLAGS = ["--expose-gc", "--max-semi-space-size=2", "--import", "tsx"];
const CHILD = path.join(process.cwd(), "lib", "export", "document", "press-child.ts");
