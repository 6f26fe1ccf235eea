import { z } from "zod";
import { bicFault, ibanFault, plainCode } from "./bank-codes";
import { parseRateLimits } from "./limits";
import { decimalsOf } from "./money";

/**
 * Every setting, validated once. `.env.example` lists the same names with the same defaults; a test compares them.
 * Secrets have no default in production; a local run generates them and keeps them in `.data/` (`ensureSecrets`).
 */
const optional = z.string().trim().optional();
/** Found out at the start, and not by the first customer. */
const optionalUrl = optional.refine(
  (text) => !text || /^https?:$/.test(protocolOf(text)),
  "is not an address such as https://api.example.com",
);

export const LOG_LEVELS = ["trace", "debug", "info", "warn", "error", "fatal", "silent"] as const;

/** Moving time further than a century is a slip of the hand. */
const CENTURY_MS = 100 * 365 * 24 * 3600 * 1000;

const settings = z.object({
  NODE_ENV: z.enum(["development", "production", "test"]).default("development"),
  PORT: z.coerce.number().int().min(0).max(65535).default(3000),
  HOST: z.string().trim().default("127.0.0.1"),
  WORKERS: z.union([z.literal("auto"), z.coerce.number().int().min(1).max(64)]).default(1),
  APP_URL: z
    .url({ protocol: /^https?$/, abort: true, error: "is not an address such as https://app.example.com" })
    .refine(
      isOrigin,
      "is more than an address such as https://app.example.com. Nothing is served below a path",
    )
    .transform((url) => new URL(url).origin)
    .default("http://127.0.0.1:3000"),
  CURRENCY: z
    .string()
    .regex(/^[A-Z]{3}$/, { error: "is not a currency of ISO 4217, such as USD or EUR.", abort: true })
    .refine((code) => decimalsOf(code) !== undefined, {
      error: "is not a currency of ISO 4217, such as USD or EUR.",
      abort: true,
    })
    .refine(
      (code) => decimalsOf(code) === 2,
      "is not a currency with two decimals. Amounts are kept in hundredths, so JPY or KWD won't do.",
    )
    .default("USD"),
  API_FRONT: z.enum(["process", "next"]).default("process"),
  DATABASE_URL: optional,
  DATABASE_DIRECT_URL: optional,
  DATABASE_REPLICA_URL: optional,
  DATABASE_POOLER: z.enum(["auto", "none", "transaction"]).default("auto"),
  DATABASE_POOL_SIZE: z.coerce.number().int().min(1).max(200).default(10),
  AUTH_SECRET: optional,
  AUTH_SECRET_PREVIOUS: optional,
  API_KEY_SECRET: optional,
  ADMIN_EMAIL: z.email().default("admin@igny8.local"),
  ADMIN_PASSWORD: optional,
  UPSTASH_REDIS_REST_URL: optionalUrl,
  UPSTASH_REDIS_REST_TOKEN: optional,
  RATE_LIMITS: z.string().default("").superRefine(checkRateLimits),
  STRIPE_SECRET_KEY: optional,
  STRIPE_WEBHOOK_SECRET: optional,
  STRIPE_API_BASE: optionalUrl,
  PAYPAL_CLIENT_ID: optional,
  PAYPAL_CLIENT_SECRET: optional,
  PAYPAL_WEBHOOK_ID: optional,
  PAYPAL_API_BASE: optionalUrl,
  /** Where webhooks may be sent: `any` lets http, this machine and private networks be addressed too. */
  WEBHOOK_TARGETS: z.enum(["public", "any"]).default("public"),
  SMTP_URL: optional.refine(
    (text) => !text || /^smtps?:$/.test(protocolOf(text)),
    "is not an address such as smtp://user:password@mail.example.com:587",
  ),
  MAIL_FROM: z.string().default("IGNY8 <no-reply@igny8.local>"),
  MAIL_PREVIEW: z.enum(["0", "1"]).default("0"),
  SUPPORT_EMAIL: z.email().default("support@igny8.local"),
  BANK_TRANSFER_BENEFICIARY: optional.refine(isShort, "is longer than the 70 characters that banks take."),
  BANK_TRANSFER_BANK: optional,
  BANK_TRANSFER_IBAN: bankCode(ibanFault),
  BANK_TRANSFER_BIC: bankCode(bicFault),
  BANK_TRANSFER_SAMPLE: z.enum(["0", "1"]).optional(),
  INVOICE_DUE_DAYS: z.coerce.number().int().min(0).max(90).default(14),
  /** Settles lines of statements of which reference, amount and currency agree, without a person. */
  BANK_AUTO_SETTLE: z.enum(["0", "1"]).default("0"),
  BANK_CHARGES_TOLERANCE: z
    .string()
    .regex(/^\d{1,4}(\.\d{1,2})?$/, "is not an amount such as 2.50")
    .default("0.00"),
  /** Above it, what our team decides about money takes two people. */
  APPROVAL_LIMIT: z
    .string()
    .regex(/^\d{1,9}(\.\d{1,2})?$/, "is not an amount such as 500 or 499.50")
    .optional(),
  INVOICE_SELLER_ADDRESS: optional,
  INVOICE_SELLER_TAX_ID: optional,
  TAX_RATE_PERCENT: z.coerce
    .number()
    .min(0)
    .max(100)
    // Invoices keep hundredths of a percent.
    .refine((rate) => Number(rate.toFixed(2)) === rate, "Give at most two decimals, such as 8.87.")
    .default(0),
  // With the days to pay less than the shortest month, so that a period bought without a gap never ends in the past.
  PAYMENT_PROCESSING_DAYS: z.coerce.number().int().min(1).max(20).default(14),
  TRUSTED_PROXIES: z.coerce.number().int().min(0).max(10).default(0),
  REQUIRE_ADMIN_2FA: z.enum(["0", "1"]).default("0"),
  LOG_LEVEL: z.enum(LOG_LEVELS).default("info"),
  METRICS_TOKEN: optional,
  OTEL_EXPORTER_OTLP_ENDPOINT: optionalUrl,
  CLOCK_OFFSET_MS: z.coerce.number().int().min(-CENTURY_MS).max(CENTURY_MS).default(0),
});

/** Payers' banks compare the holder's name with the account, so a transfer needs both (Verification of Payee). */
export const envSchema = settings.superRefine((given, context) => {
  if (!given.BANK_TRANSFER_IBAN || given.BANK_TRANSFER_BENEFICIARY) return;
  const message = "is not set, but BANK_TRANSFER_IBAN is. Name the account's holder as the bank knows it.";
  context.addIssue({ code: "custom", path: ["BANK_TRANSFER_BENEFICIARY"], message });
});

function isShort(text: string | undefined): boolean {
  return Array.from(text ?? "").length <= 70;
}

/** An IBAN or BIC as people write it, kept without spaces and in capitals. */
function bankCode(faultOf: (code: string) => string | undefined) {
  return optional
    .transform((code) => code && plainCode(code))
    .superRefine((code, context) => {
      const message = code && faultOf(code);
      if (message) context.addIssue({ code: "custom", message });
    });
}

function protocolOf(text: string): string {
  return URL.canParse(text) ? new URL(text).protocol : "";
}

/** A scheme, a host and perhaps a port. */
function isOrigin(url: string): boolean {
  const { username, password, pathname, search, hash } = new URL(url);
  return pathname === "/" && [username, password, search, hash].every((part) => part === "");
}

function checkRateLimits(text: string, context: z.RefinementCtx): void {
  try {
    parseRateLimits(text);
  } catch (error) {
    context.addIssue({
      code: "custom",
      message: error instanceof Error ? error.message : "is not a list of limits",
    });
  }
}

export type Env = z.infer<typeof envSchema>;

let cached: Env | undefined;

/** The validated settings. Throws one readable error with a line for each setting that is wrong. */
export function env(): Env {
  cached ??= parseEnv(process.env);
  return cached;
}

/** Where the database itself answers, and not a pooler: for what lasts longer than a transaction (LISTEN, jobs, migrations). */
export function directDatabaseUrl(): string | undefined {
  return env().DATABASE_DIRECT_URL ?? env().DATABASE_URL;
}

/** Forgets the cached settings, so that a test can change `process.env`. */
export function resetEnv(): void {
  cached = undefined;
}

export function parseEnv(source: Record<string, string | undefined>): Env {
  const result = envSchema.safeParse(withoutEmpty(source));
  if (result.success) return result.data;
  const lines = result.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`);
  throw new Error(lines.map((line) => `Settings are not valid. ${line}`).join("\n"));
}

/** A setting that is there but empty, as in a copied `.env` or a compose file, is one that nobody has set. */
function withoutEmpty(source: Record<string, string | undefined>): Record<string, string | undefined> {
  return Object.fromEntries(Object.entries(source).filter(([, value]) => value?.trim()));
}

const PRODUCTION_SECRETS = ["AUTH_SECRET", "API_KEY_SECRET"] as const;

/** Names of the secrets a production server lacks; empty when it may start (docs/contract.md, section 1). */
export function missingSecrets(settings: Env): string[] {
  return PRODUCTION_SECRETS.filter((name) => !settings[name]);
}

/** A secret that must be there already: scripts/start.ts made sure. */
export function requireSecret(name: (typeof PRODUCTION_SECRETS)[number]): string {
  const value = env()[name];
  if (!value)
    throw new Error(`${name} is not set. Start the app with \`npm start\`, or set it in the environment.`);
  return value;
}
