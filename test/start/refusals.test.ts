/** Guards scripts/launcher/launch.ts and scripts/launcher/prepare-database.ts. */
import { execFile } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { migrate } from "@/db/migrate";
import { freePort } from "@/scripts/launcher/free-port";
import { withClient } from "@/scripts/launcher/postgres/ensure-database";
import { emptyDatabase } from "../harness/database";
import { runStart } from "./run-start";

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "igny8-refusals-"));
});

afterAll(() => rm(folder, { recursive: true }));

/** Refused means: one line that names the reason, exit code 1, and no database made. */
async function expectRefusal(
  environment: Record<string, string>,
  reason: RegExp,
  findings: RegExp = /^$/,
): Promise<void> {
  const data = join(folder, "data");
  const { code, stdout, stderr } = await runStart(["--data", data], { PORT: "0", ...environment });
  expect(stderr.trim()).toMatch(reason);
  expect(stderr.trim().split("\n")).toHaveLength(1);
  expect(code).toBe(1);
  expect(stdout).toMatch(findings);
  expect(existsSync(join(data, "postgres"))).toBe(false);
}

describe("the start is refused", { timeout: 60_000 }, () => {
  it("when the port is busy", async () => {
    const other = createServer().listen(0, "127.0.0.1");
    await once(other, "listening");
    const address = other.address();
    const port = typeof address === "object" && address ? address.port : 0;
    await expectRefusal({ PORT: String(port) }, new RegExp(`^Port ${port} on 127.0.0.1 is in use`));
    other.close();
  });

  it("when nothing listens at DATABASE_URL, without showing the password", async () => {
    const url = `postgresql://me:s3cret@127.0.0.1:${await freePort()}/igny8`;
    await expectRefusal(
      { DATABASE_URL: url },
      /^Can't use the database at postgresql:\/\/127.*nothing listens/,
    );
  });

  it("when DATABASE_URL is no URL", async () => {
    await expectRefusal(
      { DATABASE_URL: "my-database" },
      /^Can't use the database at DATABASE_URL: it is not/,
    );
  });

  it("when a production server lacks secrets, naming them, after all that is to be said of its settings", async () => {
    const environment = {
      NODE_ENV: "production",
      DATABASE_URL: "postgresql://127.0.0.1/x",
      AUTH_SECRET: "x".repeat(40),
    };
    const findings =
      /^refused {2}API_KEY_SECRET: is not set.*^warning {2}AUTH_SECRET: repeats.*^off {6}SMTP_URL:/ms;
    await expectRefusal(environment, /Not set: API_KEY_SECRET\.$/, findings);
  });

  it("when a setting makes no sense, naming it", async () => {
    await expectRefusal({ CURRENCY: "dollars" }, /CURRENCY/);
  });

  it.each(["scripts/start.mjs", "scripts/runtime.mjs"])("on Windows, by %s", async (script) => {
    const windows = 'data:text/javascript,Object.defineProperty(process, "platform", { value: "win32" })';
    const started = promisify(execFile)(process.execPath, ["--import", windows, script]);
    await expect(started).rejects.toMatchObject({
      code: 1,
      stdout: "",
      stderr: "Windows is not supported. Use WSL 2, or the image (docs/deploy.md).\n",
    });
  });

  it("when APP_URL has a path, and when LOG_LEVEL is none", async () => {
    await expectRefusal({ APP_URL: "https://x.test/app/" }, /APP_URL: is more than an address/);
    await expectRefusal({ LOG_LEVEL: "loud" }, /LOG_LEVEL/);
  });

  it("when the bank account can't be one", async () => {
    const holder = { BANK_TRANSFER_BENEFICIARY: "Acme Ltd" };
    const wrong = { ...holder, BANK_TRANSFER_IBAN: "DE88370400440532013000" };
    await expectRefusal(wrong, /BANK_TRANSFER_IBAN: is not an IBAN. Its check digits/);
    await expectRefusal({ ...holder, BANK_TRANSFER_BIC: "NOTABIC" }, /BANK_TRANSFER_BIC: is not a BIC/);
  });

  it("when a production server's clock is to be moved", async () => {
    await expectRefusal({ NODE_ENV: "production", CLOCK_OFFSET_MS: "1000" }, /^CLOCK_OFFSET_MS is for tests/);
  });

  it("when the data folder is no folder", async () => {
    const file = join(folder, "file");
    await writeFile(file, "");
    const { code, stderr } = await runStart(["--data", join(file, "data")], { PORT: "0" });
    expect(stderr.trim()).toMatch(/^The data folder can't be used: .*ENOTDIR[^\n]*$/);
    expect(code).toBe(1);
  });

  it("when the database is ahead of the code", async () => {
    const { url, drop } = await emptyDatabase();
    await migrate(url);
    await withClient(url, (client) =>
      client.query("insert into schema_migrations (tag) values ('9999_future')"),
    );
    await expectRefusal({ DATABASE_URL: url }, /ahead of this code: it has 9999_future/);
    await drop();
  });
});
