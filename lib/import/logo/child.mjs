// The far side of the gate for logos: draws one, and is killed where that takes too long or too much.
import { Worker } from "node:worker_threads";

const mostBytes = 1024 * 1024 * 1024;

new Worker(new URL("../watcher.mjs", import.meta.url), { workerData: { mostBytes } }).unref();
process.on("disconnect", () => process.exit(0));
const { drawLogo } = await import("./draw.ts");
process.on("message", (original) => process.send?.(drawLogo(original)));
