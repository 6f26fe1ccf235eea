import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { nowMs, setClockOffset } from "@/lib/clock";
import { resetEnv } from "@/lib/env";
import { bankAccount } from "@/lib/invoices/bank-account";
import { log } from "@/lib/log";
import { prepareSettings } from "./settings";

const DAY_MS = 24 * 3600 * 1000;

/** What is set only now is as good as what stands in `.env`: both arrive after the log and the clock were made. */
describe("a setting that arrives with .env", () => {
  const level = log.level;
  let dataFolder: string;
  beforeEach(async () => {
    dataFolder = await mkdtemp(join(tmpdir(), "igny8-settings-"));
  });
  afterEach(async () => {
    vi.unstubAllEnvs();
    resetEnv();
    log.level = level;
    setClockOffset(0);
    await rm(dataFolder, { recursive: true });
  });

  it("LOG_LEVEL is that of this process's log", async () => {
    vi.stubEnv("LOG_LEVEL", "fatal");
    await prepareSettings({ dev: false, dataFolder });
    expect(log.level).toBe("fatal");
  });

  it("CLOCK_OFFSET_MS moves this process's time, but not a production server's", async () => {
    vi.stubEnv("CLOCK_OFFSET_MS", String(DAY_MS));
    await prepareSettings({ dev: false, dataFolder });
    expect(nowMs() - Date.now()).toBeGreaterThan(DAY_MS - 1000);
    vi.stubEnv("NODE_ENV", "production");
    await expect(prepareSettings({ dev: false, dataFolder })).rejects.toThrow(/CLOCK_OFFSET_MS is for tests/);
  });

  it("a sample bank account is shown where it is tried out, never on a production server", async () => {
    vi.stubEnv("BANK_TRANSFER_SAMPLE", undefined);
    await prepareSettings({ dev: false, dataFolder });
    vi.stubEnv("NODE_ENV", "production"); // As the launcher does for Next.
    resetEnv();
    expect(bankAccount()).toMatchObject({ isSample: true });
    vi.stubEnv("BANK_TRANSFER_SAMPLE", undefined);
    await prepareSettings({ dev: false, dataFolder });
    expect(bankAccount()).toBeUndefined();
    vi.stubEnv("BANK_TRANSFER_SAMPLE", "1");
    resetEnv();
    await expect(prepareSettings({ dev: false, dataFolder })).rejects.toThrow(/trying the product out/);
  });
});
