import { type Env, missingSecrets } from "@/lib/env";
import { isSampleIban } from "@/lib/invoices/bank-account";
import { takesCurrency } from "@/lib/payments/paypal/amount";
import { chargesIn } from "@/lib/payments/stripe/currencies";
import type { Finding } from "./finding";

const SECRET_LENGTH = 32;
/** Of 43 random characters in base64, fewer differ once in some billions. */
const LEAST_CHARACTERS = 16;

type Rule = (settings: Env) => Finding | undefined;

/** What the settings alone say about a production server. Pure. */
export function settingsFindings(settings: Env): Finding[] {
  return RULES.flatMap((rule) => rule(settings) ?? []);
}

const finding = (level: Finding["level"], name: string, says: string): Finding => ({ level, name, says });

const RULES: Rule[] = [
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
  ({ BANK_TRANSFER_BENEFICIARY }) => {
    if (!BANK_TRANSFER_BENEFICIARY)
      return finding(
        "warning",
        "BANK_TRANSFER_BENEFICIARY",
        "is not set: invoices name IGNY8 as the seller.",
      );
  },
  ({ BANK_TRANSFER_IBAN }) => {
    if (isSampleIban(BANK_TRANSFER_IBAN))
      return finding(
        "warning",
        "BANK_TRANSFER_IBAN",
        "is the sample account's, which is nobody's: bank transfer is not offered. Set your own.",
      );
  },
  ({ BANK_TRANSFER_IBAN, BANK_TRANSFER_BANK, BANK_TRANSFER_BIC }) => {
    const begun = Object.entries({ BANK_TRANSFER_BANK, BANK_TRANSFER_BIC }).filter(([, value]) => value);
    if (!BANK_TRANSFER_IBAN && begun.length > 0)
      return finding(
        "warning",
        "BANK_TRANSFER_IBAN",
        `is not set, so bank transfer is not offered although ${begun.map(([name]) => name).join(" and ")} is.`,
      );
  },
  ({ BANK_TRANSFER_IBAN, BANK_TRANSFER_BIC }) => {
    if (BANK_TRANSFER_IBAN && !BANK_TRANSFER_BIC)
      return finding(
        "warning",
        "BANK_TRANSFER_BIC",
        "is not set: banks outside the EEA, and many payers' forms, ask for it beside the IBAN.",
      );
  },
  ({ CURRENCY, STRIPE_SECRET_KEY, PAYPAL_CLIENT_ID }) => {
    const kept = [
      ...(STRIPE_SECRET_KEY && !chargesIn(CURRENCY) ? ["Stripe"] : []),
      ...(PAYPAL_CLIENT_ID && !takesCurrency(CURRENCY) ? ["PayPal"] : []),
    ];
    if (kept.length > 0)
      return finding(
        "warning",
        "CURRENCY",
        `is ${CURRENCY}, which ${kept.join(" and ")} can't take: what is paid there is not offered.`,
      );
  },
  ({ STRIPE_SECRET_KEY, STRIPE_WEBHOOK_SECRET }) =>
    provider("Stripe", "card payments are", { STRIPE_SECRET_KEY, STRIPE_WEBHOOK_SECRET }),
  ({ PAYPAL_CLIENT_ID, PAYPAL_CLIENT_SECRET, PAYPAL_WEBHOOK_ID }) =>
    provider("PayPal", "PayPal is", { PAYPAL_CLIENT_ID, PAYPAL_CLIENT_SECRET, PAYPAL_WEBHOOK_ID }),
  ({ STRIPE_SECRET_KEY = "", PAYPAL_API_BASE = "" }) => {
    if (/^[sr]k_test_/.test(STRIPE_SECRET_KEY) || PAYPAL_API_BASE.includes("sandbox"))
      return finding("warning", "payments", "go to a provider's test mode: nobody is charged.");
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
  ({ INVOICE_SELLER_ADDRESS }) => {
    if (!INVOICE_SELLER_ADDRESS)
      return finding(
        "warning",
        "INVOICE_SELLER_ADDRESS",
        "is not set: invoices name no address of the seller.",
      );
  },
];

/** All of a provider's settings, or none. */
function provider(
  name: string,
  what: string,
  settings: Record<string, string | undefined>,
): Finding | undefined {
  const missing = Object.entries(settings).filter(([, value]) => !value);
  if (missing.length === 0) return undefined;
  const names = missing.map(([setting]) => setting).join(", ");
  const isPartly = missing.length < Object.keys(settings).length;
  if (isPartly)
    return finding("warning", names, `is not set, so ${what} not offered although ${name} was begun.`);
  return finding("off", name, `is not set up: ${what} not offered.`);
}
