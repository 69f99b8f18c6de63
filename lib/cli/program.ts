import { spawn } from "node:child_process";
import path from "node:path";
import { pathToFileURL } from "node:url";

/** Whoever is started with this ends when this process does, however it ends. */
export const LEASH = preload("leash.mjs");

/** How a program of a package ended: what it said counts where it failed. */
export type Ended = { code: number; said: string };

/** Runs a JavaScript program of a package to its end, as this Node, quietly. */
export function runProgram(
  file: string,
  given: string[],
  environment: NodeJS.ProcessEnv = process.env,
): Promise<Ended> {
  const child = spawn(process.execPath, ["--import", LEASH, file, ...given], {
    env: { ...environment, ONUS_LEASH: "1" },
    stdio: ["ignore", "pipe", "pipe", "ipc"],
  });
  const said: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr])
    stream?.on("data", (part: Buffer) => void said.push(part));
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code) =>
      resolve({ code: code ?? 1, said: Buffer.concat(said).toString("utf8") }),
    );
  });
}

/** The address of a file of this folder, for a program to read before its own. */
export function preload(name: string): string {
  return pathToFileURL(path.resolve("lib", "cli", name)).href;
}
