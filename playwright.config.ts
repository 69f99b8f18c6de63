import { defineConfig, devices } from "@playwright/test";

// `npm test` builds Onus, starts it in a folder of its own, and names here where it runs and which browser to use.
const executablePath = process.env["ONUS_CHROMIUM"];
const OF_A_SYSTEM = [
  ...["--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"],
  ...["--disable-component-update", "--disable-sync"],
];
const asRoot = process.getuid?.() === 0 ? ["--no-sandbox"] : [];

export default defineConfig({
  testDir: "e2e",
  // The journeys change one record between them: one after the other.
  workers: 1,
  fullyParallel: false,
  forbidOnly: Boolean(process.env["CI"]),
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [["list"]],
  use: {
    baseURL: process.env["ONUS_TEST_URL"] ?? "http://localhost:3000",
    launchOptions: {
      args: [...OF_A_SYSTEM, ...asRoot],
      ...(executablePath && { executablePath }),
    },
    actionTimeout: 15_000,
    locale: "en-GB",
    timezoneId: "Europe/Zurich",
    screenshot: "only-on-failure",
  },
  projects: [
    {
      name: "desktop",
      use: { ...devices["Desktop Chrome"], viewport: { width: 1280, height: 800 } },
      grepInvert: /@no-script-only/,
    },
    {
      name: "phone",
      use: { ...devices["Pixel 7"], viewport: { width: 360, height: 740 } },
      grepInvert: /@desktop|@no-script-only/,
    },
    {
      name: "no-script",
      use: { ...devices["Desktop Chrome"], javaScriptEnabled: false },
      grep: /@no-script/,
    },
  ],
});
