import { defineConfig, devices } from "@playwright/test";

// `npm test` builds Onus, starts it in a folder of its own, and names here where it runs and which browser to use.
const executablePath = process.env["ONUS_CHROMIUM"];
const OF_A_SYSTEM = [
  ...["--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"],
  ...["--disable-component-update", "--disable-sync"],
];
/** The menus of the address bar: each window gets a process for either, and nobody types there. */
const ADDRESS_BAR = ["WebUIOmniboxPopup", "WebUIOmniboxAimPopup"];
/** What Playwright turns off. Chromium heeds the last such list alone: ours has to say it again. */
const BY_PLAYWRIGHT = [
  ...["AvoidUnnecessaryBeforeUnloadCheckSync", "DestroyProfileOnBrowserClose", "HttpsUpgrades"],
  ...["HttpsFirstBalancedModeAutoEnable", "LensOverlay", "MediaRouter", "PaintHolding"],
  ...["ThirdPartyStoragePartitioning", "AvoidCorsURLLoaderRestartOnRedirect"],
  ...["TcpPortRandomizationWin", "OptimizationHints", "NetworkTimeServiceQuerying", "AimEnabled"],
  ...["PreconnectToSearch", "msForceBrowserSignIn", "msEdgeUpdateLaunchServicesPreferredVersion"],
];
const without = `--disable-features=${[...BY_PLAYWRIGHT, ...ADDRESS_BAR].join()}`;
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
      args: [...OF_A_SYSTEM, without, ...asRoot],
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
