// The far side of the gate: reads files that may be hostile, one after the other, and is killed where it takes too long.
// It ends with the process that started it, and where it grows beyond what any honest file needs.
import { unpackFile } from "./gate-inside.ts";

const MOST_BYTES = 768 * 1024 * 1024;
const say = (message) => new Promise((resolve) => process.send?.(message, () => resolve()));

setInterval(() => {
  if (process.memoryUsage.rss() > MOST_BYTES) process.exit(1);
}, 100).unref();
process.on("disconnect", () => process.exit(0));
process.on("message", (request) => {
  void unpackFile(request, say).catch(() => process.exit(1));
});
