import { run } from "./run.mjs";

// `npm start`: works on a fresh checkout, with Node and nothing else.
process.exit(await run(["start", ...process.argv.slice(2)]));
