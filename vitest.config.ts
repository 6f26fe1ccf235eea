import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));

export default defineConfig({
  resolve: {
    alias: [
      // The package throws outside a React server bundle, which a test is not.
      { find: /^server-only$/, replacement: path("./test/harness/server-only.ts") },
      { find: /^@\//, replacement: path("./") },
    ],
  },
  test: {
    include: ["{app,components,db,lib,scripts,test}/**/*.test.{ts,tsx}", "*.test.ts"],
    exclude: ["**/node_modules/**", "**/.next/**", "**/.data/**"],
    globalSetup: ["./test/harness/global-setup.ts"],
    setupFiles: ["./test/harness/console-errors.ts"],
    // Separate processes: each test file has its own environment variables, and with them its own database.
    pool: "forks",
    // All of them: left to itself it keeps one free, which is half of a machine with two.
    maxWorkers: availableParallelism(),
    // A machine that others use as well can be many times slower for a while.
    testTimeout: process.env.CI ? 60_000 : 20_000,
    hookTimeout: process.env.CI ? 120_000 : 60_000,
    unstubEnvs: true,
    unstubGlobals: true,
    env: {
      NODE_ENV: "test",
      LOG_LEVEL: "silent",
      TZ: "UTC",
      AUTH_SECRET: "a secret that signs nothing but tests",
      API_KEY_SECRET: "another secret that signs nothing but tests",
    },
  },
});
