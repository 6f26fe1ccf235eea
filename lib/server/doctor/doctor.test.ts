/** Guards lib/server/doctor/, lib/payments/checkout/reach-provider.ts. */
import { once } from "node:events";
import { sql } from "drizzle-orm";
import { SMTPServer } from "smtp-server";
import { afterEach, describe, expect, it } from "vitest";
import { asSystem } from "@/db";
import { closePool } from "@/db/client";
import { envSchema, resetEnv } from "@/lib/env";
import { log } from "@/lib/log";
import { doctorCommand } from "@/scripts/manage/commands/doctor";
import { useDatabase } from "@/test/harness/database";
import { usePaypal } from "@/test/providers/use-paypal";
import { useStripe } from "@/test/providers/use-stripe";
import { reach } from "./reach";
import { settingsFindings } from "./settings-findings";

const API_SECRET = "mZ6eQ1rUa8Lw3TbYp0XcKv5NhJ9sGdF2oiVtR7WxE4q";
const GOOD = {
  NODE_ENV: "production",
  APP_URL: "https://app.example.com",
  DATABASE_URL: "postgresql://a@127.0.0.1/b",
  AUTH_SECRET: "Vt3oq9W1xkYbE5rZcM7nHsJ0uLdP2fGaQi8TvKwXyR4",
  API_KEY_SECRET: API_SECRET,
  TRUSTED_PROXIES: "1",
  SMTP_URL: "smtp://mail.example.com",
  MAIL_FROM: "IGNY8 <no-reply@example.com>",
  SUPPORT_EMAIL: "support@example.com",
  BANK_TRANSFER_BENEFICIARY: "Acme Ltd",
  STRIPE_SECRET_KEY: "sk_live_x",
  STRIPE_WEBHOOK_SECRET: "whsec_x",
  PAYPAL_CLIENT_ID: "id",
  PAYPAL_CLIENT_SECRET: "secret",
  PAYPAL_WEBHOOK_ID: "webhook",
  UPSTASH_REDIS_REST_URL: "https://redis.example.com",
  UPSTASH_REDIS_REST_TOKEN: "token",
  METRICS_TOKEN: "metrics",
  REQUIRE_ADMIN_2FA: "1",
  INVOICE_SELLER_ADDRESS: "1 High Street",
};
const look = (change: Record<string, string | undefined>) =>
  settingsFindings(envSchema.parse({ ...GOOD, ...change })).map(({ level, name }) => `${level} ${name}`);

describe("settings", () => {
  it("that are all as they should be have nothing to say", () => {
    expect(look({})).toEqual([]);
  });

  it.each([
    [{ AUTH_SECRET: undefined }, "refused AUTH_SECRET"],
    [{ CLOCK_OFFSET_MS: "1000" }, "refused CLOCK_OFFSET_MS"],
    [{ AUTH_SECRET: "hunter2" }, "warning AUTH_SECRET"],
    [{ API_KEY_SECRET: `short,${API_SECRET}` }, "warning API_KEY_SECRET"],
    [{ AUTH_SECRET: API_SECRET }, "warning API_KEY_SECRET"],
    [{ AUTH_SECRET: "heron".repeat(9) }, "warning AUTH_SECRET"],
    [{ MAIL_PREVIEW: "1" }, "refused MAIL_PREVIEW"],
    [{ BANK_TRANSFER_SAMPLE: "1" }, "refused BANK_TRANSFER_SAMPLE"],
    [{ WEBHOOK_TARGETS: "any" }, "warning WEBHOOK_TARGETS"],
    [{ DATABASE_POOLER: "transaction" }, "warning DATABASE_DIRECT_URL"],
    [{ APP_URL: "http://app.example.com" }, "warning APP_URL"],
    [{ TRUSTED_PROXIES: "0" }, "warning TRUSTED_PROXIES"],
    [{ SMTP_URL: undefined }, "off SMTP_URL"],
    [{ MAIL_FROM: undefined, SUPPORT_EMAIL: undefined }, "warning MAIL_FROM, SUPPORT_EMAIL"],
    [{ BANK_TRANSFER_BENEFICIARY: undefined }, "warning BANK_TRANSFER_BENEFICIARY"],
    [
      { BANK_TRANSFER_IBAN: "DE89370400440532013000", BANK_TRANSFER_BIC: "DEUTDEFF" },
      "warning BANK_TRANSFER_IBAN",
    ],
    [{ BANK_TRANSFER_BIC: "DEUTDEFF" }, "warning BANK_TRANSFER_IBAN"],
    [{ BANK_TRANSFER_IBAN: "GB82WEST12345698765432" }, "warning BANK_TRANSFER_BIC"],
    [{ CURRENCY: "CUP" }, "warning CURRENCY"],
    [{ CURRENCY: "UYU" }, "warning CURRENCY"],
    [{ STRIPE_WEBHOOK_SECRET: undefined }, "warning STRIPE_WEBHOOK_SECRET"],
    [{ STRIPE_SECRET_KEY: "sk_test_x" }, "warning payments"],
    [
      { PAYPAL_CLIENT_ID: undefined, PAYPAL_CLIENT_SECRET: undefined, PAYPAL_WEBHOOK_ID: undefined },
      "off PayPal",
    ],
    [{ UPSTASH_REDIS_REST_TOKEN: undefined }, "warning UPSTASH_REDIS_REST_URL"],
    [{ METRICS_TOKEN: undefined }, "off METRICS_TOKEN"],
    [{ REQUIRE_ADMIN_2FA: "0" }, "warning REQUIRE_ADMIN_2FA"],
    [{ INVOICE_SELLER_ADDRESS: undefined }, "warning INVOICE_SELLER_ADDRESS"],
  ])("%j: %s", (change, said) => {
    expect(look(change)).toEqual([said]);
  });
});

describe("what the settings name", () => {
  useDatabase();
  useStripe();
  usePaypal();
  const level = log.level;
  afterEach(async () => {
    log.level = level;
    delete process.env.SMTP_URL;
    resetEnv();
    await closePool();
  });
  const found = async () =>
    new Map((await reach("/tmp")).map(({ name, level: at, says }) => [name, `${at} ${says}`]));

  it("is reached, and found to work", async () => {
    const smtp = new SMTPServer({ authOptional: true, disabledCommands: ["STARTTLS"] });
    smtp.listen(0, "127.0.0.1");
    await once(smtp.server, "listening");
    process.env.SMTP_URL = `smtp://127.0.0.1:${(smtp.server.address() as { port: number }).port}`;
    resetEnv();
    await asSystem((tx) =>
      tx.execute(
        sql`insert into job_runners (id, place, worker_ids, seen_at) values ('a', 'b', array['c'], now())`,
      ),
    );
    const findings = await found();
    for (const name of ["database", "jobs", "SMTP_URL", "Stripe", "PayPal", "disk"])
      expect(findings.get(name), name).toMatch(/^ok /);
    await new Promise<void>((resolve) => smtp.close(() => resolve()));
  });

  it("is told when it does not answer, with why, and the command exits with 1", async () => {
    log.level = "silent";
    process.env.SMTP_URL = "smtp://127.0.0.1:1";
    process.env.STRIPE_API_BASE = "http://127.0.0.1:1";
    resetEnv();
    const findings = await found();
    expect(findings.get("SMTP_URL")).toMatch(/^broken .*ECONNREFUSED/);
    expect(findings.get("Stripe")).toMatch(/^broken stripe/);
    const outcome = await doctorCommand.run({}, "", { dataFolder: "/tmp" });
    expect(outcome.ok).toBe(false);
    const lines = outcome.lines as string[];
    expect(lines.findIndex((line) => line.startsWith("ok"))).toBeGreaterThan(
      lines.findIndex((line) => line.startsWith("broken")),
    );
  });
});
