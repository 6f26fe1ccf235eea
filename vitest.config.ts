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
    // One more than there are cores: some tests wait for many seconds, and another works meanwhile.
    maxWorkers: availableParallelism() + 1,
    // These consist of hundreds of modules, and every test file about payments loads them: bundled once, they take a fifth
    // of the time. Nothing that React or another package shares with us may be here, or it would be there twice.
    deps: { optimizer: { ssr: { enabled: true, include: ["@paypal/paypal-server-sdk", "stripe"] } } },
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
