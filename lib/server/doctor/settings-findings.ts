import { type Env, missingSecrets } from "@/lib/env";
import type { Finding, SettingsRule } from "./finding";
import { finding } from "./finding";
import { MONEY_RULES } from "./money-rules";

const SECRET_LENGTH = 32;
/** Of 43 random characters in base64, fewer differ once in some billions. */
const LEAST_CHARACTERS = 16;

/** What the settings alone say about a production server. Pure. */
export function settingsFindings(settings: Env): Finding[] {
  return [...RULES, ...MONEY_RULES].flatMap((rule) => rule(settings) ?? []);
}

const RULES: SettingsRule[] = [
  (settings) => {
    const missing = missingSecrets(settings);
    if (missing.length > 0)
      return finding("refused", missing.join(", "), "is not set. Each needs a secret of its own.");
  },
  ({ AUTH_SECRET = "", API_KEY_SECRET = "" }) => {
    const first = { AUTH_SECRET, API_KEY_SECRET: API_KEY_SECRET.split(",")[0] ?? "" };
    const short = Object.entries(first).filter(([, secret]) => secret && secret.length < SECRET_LENGTH);
    if (short.length > 0)
      return finding(
        "warning",
        short.map(([name]) => name).join(", "),
        `is shorter than ${SECRET_LENGTH} characters, and can be guessed. Make one with: openssl rand -base64 32`,
      );
  },
  ({ AUTH_SECRET, API_KEY_SECRET }) => {
    if (AUTH_SECRET && AUTH_SECRET === API_KEY_SECRET)
      return finding("warning", "API_KEY_SECRET", "is the same as AUTH_SECRET. Give each its own.");
  },
  ({ CLOCK_OFFSET_MS }) => {
    if (CLOCK_OFFSET_MS !== 0) return finding("refused", "CLOCK_OFFSET_MS", "is for tests.");
  },
  ({ AUTH_SECRET = "", API_KEY_SECRET = "" }) => {
    const first = { AUTH_SECRET, API_KEY_SECRET: API_KEY_SECRET.split(",")[0] ?? "" };
    const simple = Object.entries(first).filter(
      ([, secret]) => secret.length >= SECRET_LENGTH && new Set(secret).size < LEAST_CHARACTERS,
    );
    if (simple.length > 0)
      return finding(
        "warning",
        simple.map(([name]) => name).join(", "),
        "repeats few characters, and can be guessed. Make one with: openssl rand -base64 32",
      );
  },
  ({ MAIL_PREVIEW }) => {
    if (MAIL_PREVIEW === "1")
      return finding("refused", "MAIL_PREVIEW", "shows everybody the links in all emails.");
  },
  ({ BANK_TRANSFER_SAMPLE }) => {
    if (BANK_TRANSFER_SAMPLE === "1")
      return finding("refused", "BANK_TRANSFER_SAMPLE", "is for trying the product out.");
  },
  ({ WEBHOOK_TARGETS }) => {
    if (WEBHOOK_TARGETS === "any")
      return finding(
        "warning",
        "WEBHOOK_TARGETS",
        "is any: each account may have this server ask addresses of your own network.",
      );
  },
  ({ DATABASE_POOLER, DATABASE_DIRECT_URL }) => {
    if (DATABASE_POOLER === "transaction" && !DATABASE_DIRECT_URL)
      return finding(
        "warning",
        "DATABASE_DIRECT_URL",
        "is not set: jobs and changed prices come seconds later through the pooler. Set the database's own address.",
      );
  },
  ({ APP_URL }) => {
    if (!APP_URL.startsWith("https:"))
      return finding(
        "warning",
        "APP_URL",
        `is ${APP_URL}: passwords and sessions travel unencrypted. Use https.`,
      );
  },
  ({ APP_URL, TRUSTED_PROXIES }) => {
    if (APP_URL.startsWith("https:") && TRUSTED_PROXIES === 0)
      return finding(
        "warning",
        "TRUSTED_PROXIES",
        "is 0, and something in front ends TLS: all visitors share its address and its rate limit. Set how many proxies there are.",
      );
  },
  ({ SMTP_URL }) => {
    if (!SMTP_URL) return finding("off", "SMTP_URL", "is not set: emails are kept, and leave once it is.");
  },
  ({ SMTP_URL, MAIL_FROM, SUPPORT_EMAIL }) => {
    const examples = Object.entries({ MAIL_FROM, SUPPORT_EMAIL }).filter(([, value]) =>
      value.includes("igny8.local"),
    );
    if (SMTP_URL && examples.length > 0)
      return finding(
        "warning",
        examples.map(([name]) => name).join(", "),
        "is the example's address: mail servers refuse it, and nobody reads what customers answer.",
      );
  },
  ({ UPSTASH_REDIS_REST_URL: url, UPSTASH_REDIS_REST_TOKEN: token }) => {
    if (!url !== !token)
      return finding(
        "warning",
        "UPSTASH_REDIS_REST_URL",
        "and its TOKEN belong together: with one, neither is used.",
      );
    if (!url)
      return finding(
        "off",
        "UPSTASH_REDIS_REST_URL",
        "is not set: each process counts rate limits on its own.",
      );
  },
  ({ METRICS_TOKEN }) => {
    if (!METRICS_TOKEN) return finding("off", "METRICS_TOKEN", "is not set: /api/metrics does not answer.");
  },
  ({ REQUIRE_ADMIN_2FA }) => {
    if (REQUIRE_ADMIN_2FA === "0")
      return finding(
        "warning",
        "REQUIRE_ADMIN_2FA",
        "is 0: a superuser's password alone opens the back office.",
      );
  },
];
