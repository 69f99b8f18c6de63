import type { Output } from "./command";

/** Writes for a person or, with `json`, for a program: one object on standard output and nothing else. */
export function output(json: boolean): Output {
  return {
    line: (text) => void (json || process.stdout.write(`${text}\n`)),
    result: (value) => void (json && process.stdout.write(`${JSON.stringify(value)}\n`)),
    problem: (text) => void process.stderr.write(`${text}\n`),
  };
}
