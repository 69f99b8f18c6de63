import { defineConfig } from "vitest/config";
import { withoutSettings } from "./lib/cli/own-settings.mjs";

// Here, before any process of a test is started: `npm test` and a run of one file are alike.
const kept = withoutSettings(process.env);
for (const name of Object.keys(process.env)) if (!(name in kept)) delete process.env[name];

const resolve = {
  alias: {
    "@": import.meta.dirname,
    "server-only": `${import.meta.dirname}/node_modules/server-only/empty.js`,
  },
};
const PURE = [
  "lib/{domain,import,export,messages}/**/*.test.{ts,tsx}",
  "components/**/*.test.{ts,tsx}",
];

export default defineConfig({
  resolve,
  test: {
    maxWorkers: "100%", // of two processors, one would stand idle by default
    projects: [
      // What is pure leaves nothing behind: its files share one world, and load the house once.
      { resolve, test: { name: "rules", include: [...PURE, "lib/*.test.ts"], isolate: false } },
      {
        resolve,
        test: {
          name: "record",
          include: ["lib/{db,staff,public,auth,cli}/**/*.test.ts"],
          globalSetup: ["lib/db/testing/server.ts"],
          setupFiles: ["lib/db/testing/databases.ts"],
          testTimeout: 60_000, // a whole start of the app is loaded and published in some; a busy machine takes its time
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
