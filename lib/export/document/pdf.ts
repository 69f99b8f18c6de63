import { spawn } from "node:child_process";
import path from "node:path";
import { Readable } from "node:stream";
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

async function pressed(report: Report, told: Progress): Promise<Uint8Array> {
  const data = typstData(report);
  const gatherings = await inChild("set", [frameOf(data)], told);
  if (isLong(data.blocks)) return Buffer.concat(await inChild("bind", gatherings));
  for await (const { pdf } of framesIn<SetPages>(Readable.from(gatherings))) return pdf;
  throw new Error("A report was set on no pages");
}

/** It gets nothing of this process but what it is given: no settings, no secrets. */
async function inChild(
  work: "set" | "bind",
  given: Uint8Array[],
  told: Progress = () => {},
): Promise<Uint8Array[]> {
  const child = spawn(process.execPath, [...FLAGS, CHILD, work], {
    env: { NODE_ENV: "production" },
    stdio: ["pipe", "pipe", "pipe", "ipc"],
    timeout: LONGEST_MS,
  });
  const { stdin, stdout, stderr } = child;
  if (!stdin || !stdout || !stderr) throw new Error("A process was begun without its pipes");
  child.on("message", (progress) => told(...(progress as [number, number])));
  const ended = new Promise<number | null>((resolve) => child.once("close", resolve));
  // Where it ends early, its code says so, and what it did not read of this does not matter.
  Readable.from(given).pipe(stdin.on("error", () => {}));
  const [made, complaint, code] = await Promise.all([stdout.toArray(), stderr.toArray(), ended]);
  if (code !== 0) throw new Error(`A report could not be ${work}: ${kindOf(complaint)}`);
  return made as Uint8Array[];
}

/** What went wrong by its kind alone: the rest may quote the report. */
const kindOf = (complaint: Uint8Array[]): string =>
  /^\w*Error\b/m.exec(Buffer.concat(complaint).toString())?.[0] ?? "it was ended";

const LONGEST_MS = 10 * 60_000;
const FLAGS = ["--expose-gc", "--max-semi-space-size=2", "--import", "tsx"];
const CHILD = path.join(process.cwd(), "lib", "export", "document", "press-child.ts");
