import { defineConfig } from "@playwright/test";
import { presentBrowser } from "./scripts/test/find-browser";

/** A machine that others use as well can be many times slower for a while, and hold one story up. */
const isCI = Boolean(process.env.CI);

/**
 * `npm run test:e2e` starts the built app with a database of its own and sets BASE_URL and DATABASE_URL.
 * A story runs on the desktop; tagged @phone on the phone instead, tagged @both on the one and the other.
 */
export default defineConfig({
  testDir: "e2e",
  globalSetup: "./e2e/seed-demo.ts",
  workers: 2,
  fullyParallel: true,
  timeout: isCI ? 120_000 : 60_000,
  expect: { timeout: isCI ? 20_000 : 10_000 },
  retries: isCI ? 1 : 0,
  forbidOnly: isCI,
  reporter: [["list"], ["json", { outputFile: process.env.STORIES_REPORT ?? "test-results/report.json" }]],
  use: {
    baseURL: process.env.BASE_URL ?? "http://127.0.0.1:3000",
    trace: isCI ? "on-first-retry" : "retain-on-failure", // Tracing all of a story takes as long as the story.
    screenshot: "only-on-failure",
    launchOptions: {
      executablePath: presentBrowser(),
      args: [
        "--no-sandbox", // Containers and root have none.
        "--disable-background-networking", // These keep the browser from calling home, here and below.
        "--disable-component-update",
        "--disable-sync",
        "--no-first-run",
        "--disable-gpu",
        "--disable-quic",
      ],
    },
  },
  projects: [
    { name: "desktop", grepInvert: /@phone/, use: { viewport: { width: 1280, height: 800 } } },
    {
      name: "phone",
      grep: /@phone|@both/,
      use: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true },
    },
  ],
});
