import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { frameOf, framesIn } from "./frame";
import type { SetPages } from "./setting";
import type { TypstData } from "./typst-data";

// A process for one piece of work: it sets a report, or binds its gatherings, and takes its memory with it when it ends.
// What goes in and out goes through its pipes and touches no disk. Run by pdf.ts.

async function* set(): AsyncGenerator<Buffer> {
  const { setReport } = await import("./press");
  for await (const data of framesIn<TypstData>(process.stdin))
    for await (const made of setReport(data, (done, of) => process.send?.([done, of])))
      yield frameOf(made);
}

async function* bound(): AsyncGenerator<Uint8Array> {
  const { bind } = await import("./bind");
  yield* bind(framesIn<SetPages>(process.stdin));
}

const made = process.argv[2] === "bind" ? bound() : set();
await pipeline(Readable.from(made, { objectMode: false, highWaterMark: 1 }), process.stdout);
process.disconnect();
