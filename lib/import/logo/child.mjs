// The far side of the gate for logos: draws one, and is killed where that takes too long. Meanwhile it hears
// nothing, so a second thread looks at how much memory it takes, and whether the process that started it still lives.
import { isMainThread, Worker } from "node:worker_threads";

const MOST_BYTES = 1024 * 1024 * 1024;

if (isMainThread) {
  new Worker(new URL(import.meta.url)).unref();
  process.on("disconnect", () => process.exit(0));
  const { drawLogo } = await import("./draw.ts");
  process.on("message", (original) => process.send?.(drawLogo(original)));
} else {
  const parent = process.ppid;
  setInterval(() => {
    if (process.memoryUsage.rss() > MOST_BYTES || process.ppid !== parent)
      process.kill(process.pid, "SIGKILL");
  }, 100);
}
