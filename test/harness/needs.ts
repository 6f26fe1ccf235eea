import type { SuiteOptions } from "vitest";

declare module "vitest" {
  interface TaskMeta {
    /** Why a test did not run; `npm test` says it in its last lines. */
    skipReason?: string;
  }
}

/**
 * Options of a suite that can't run without something of the machine's:
 * `describe("limits in Redis", needs(hasRedis, "redis-server is missing"), () => { ... })`.
 */
export function needs(present: boolean, skipReason: string): SuiteOptions {
  return present ? {} : { skip: true, meta: { skipReason } };
}
