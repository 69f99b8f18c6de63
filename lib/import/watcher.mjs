// Beside the far side of a gate, which hears nothing while it works: a second thread, that looks at how much memory the
// process takes, and whether the one that started it still lives.
import { workerData } from "node:worker_threads";

const parent = process.ppid;
setInterval(() => {
  if (process.memoryUsage.rss() > workerData.mostBytes || process.ppid !== parent)
    process.kill(process.pid, "SIGKILL");
}, 100);
