import { expect, test, vi } from "vitest";
import { useDatabase } from "@/test/harness/database";
import { runJobs } from "./run-jobs";

const ran = vi.hoisted(() => ({ purge: 0 }));
vi.mock("@/lib/subscriptions/trial/trials", async (original) => ({
  ...(await original<object>()),
  expireTrials: () => Promise.reject(new Error("expire-trials failed for 1 accounts")),
}));
vi.mock("@/lib/accounts/purge-closed-accounts", () => ({
  purgeClosedAccounts: () => {
    ran.purge += 1;
    return Promise.resolve(0);
  },
}));

useDatabase();

test("a job that fails keeps no later one from running, and is told at the end", async () => {
  await expect(runJobs()).rejects.toThrow("expire-trials failed for 1 accounts");
  expect(ran.purge).toBe(1);
});
