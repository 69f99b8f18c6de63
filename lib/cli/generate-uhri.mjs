// Writes a bulk export in the shape of the Universal Human Rights Index's, for trying out and for measuring:
// node --conditions=react-server --import tsx lib/cli/generate-uhri.mjs 268000 FILE
import { createWriteStream } from "node:fs";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { bulkFileOf } from "../db/testing/uhri-file.ts";
import { readStateEntries } from "../staff/vocabulary.ts";

const [count, file] = process.argv.slice(2);
if (!Number(count) || !file) {
  process.stderr.write("Use: generate-uhri.mjs COUNT FILE\n");
  process.exit(2);
}
const made = bulkFileOf(Number(count), await readStateEntries());
await pipeline(Readable.from(made.pieces()), createWriteStream(file));
process.stdout.write(
  `${JSON.stringify({ file, count: Number(count), faults: made.faults, concerns: made.concerns })}\n`,
);
