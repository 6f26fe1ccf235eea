import { existsSync } from "node:fs";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { nowMs, setClockOffset } from "@/lib/clock";
import { env, resetEnv } from "@/lib/env";
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

  it.each([
    ["a production server requires second factors of superusers", "production", "", "1"],
    ["where somebody tries it out they are not required", "development", "", "0"],
    ["the operator has the last word", "production", "0", "0"],
  ])("%s", async (_, NODE_ENV, said, expected) => {
    const secrets = { AUTH_SECRET: "a".repeat(40), API_KEY_SECRET: "b".repeat(40) };
    const settings = { NODE_ENV, DATABASE_URL: "postgresql://x", REQUIRE_ADMIN_2FA: said, ...secrets };
    for (const [name, value] of Object.entries(settings)) vi.stubEnv(name, value);
    await prepareSettings({ dev: false, dataFolder });
    expect(env().REQUIRE_ADMIN_2FA).toBe(expected);
  });

  it("no secrets are made up beside a database that was used with others, until its operator says so", async () => {
    for (const name of ["AUTH_SECRET", "API_KEY_SECRET"]) vi.stubEnv(name, "");
    await writeFile(join(dataFolder, "has-database"), "");
    const start = () => prepareSettings({ dev: false, dataFolder });
    await expect(start()).rejects.toThrow(/secrets.json is missing.*from a backup.*delete .*has-database/);
    expect(existsSync(join(dataFolder, "secrets.json"))).toBe(false);
    await rm(join(dataFolder, "has-database"));
    await start();
    expect(await readFile(join(dataFolder, "secrets.json"), "utf8")).toContain("AUTH_SECRET");
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

  it("emails that everybody can read are refused on a production server", async () => {
    vi.stubEnv("MAIL_PREVIEW", "1");
    await prepareSettings({ dev: false, dataFolder });
    vi.stubEnv("NODE_ENV", "production");
    vi.stubEnv("DATABASE_URL", "postgresql://a@127.0.0.1/b");
    await expect(prepareSettings({ dev: false, dataFolder })).rejects.toThrow(/MAIL_PREVIEW shows everybody/);
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
