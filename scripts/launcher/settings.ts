import nextEnv from "@next/env";
import { setClockOffset } from "@/lib/clock";
import { env, resetEnv } from "@/lib/env";
import { log } from "@/lib/log";
import { StartError } from "@/lib/server/start-error";
import { projectRoot } from "./project-root";
import { ensureSecrets, isProductionServer } from "./secrets";

/**
 * Reads `.env` files as Next does, and validates every setting. `NODE_ENV` stays what the operator said while that is decided;
 * it says how much may be assumed. Throws StartError with all that is wrong.
 */
export function readSettings(options: { dev: boolean }): void {
  nextEnv.loadEnvConfig(projectRoot, options.dev, { info: () => undefined, error: console.error });
  resetEnv();
  try {
    env();
  } catch (error) {
    throw new StartError(error instanceof Error ? error.message : String(error));
  }
  if (env().DATABASE_DIRECT_URL && !env().DATABASE_URL)
    throw new StartError("DATABASE_DIRECT_URL is set and DATABASE_URL isn't. Set both, or neither.");
}

/** Reads the settings, refuses those that a production server must not have, and sees to the secrets. */
export async function prepareSettings(options: { dev: boolean; dataFolder: string }): Promise<void> {
  readSettings(options);
  // The log and the clock were made when this process began, before `.env` was read.
  log.level = env().LOG_LEVEL;
  adoptClockOffset();
  refuseMailPreview();
  decideSampleAccount();
  await ensureSecrets(options.dataFolder);
  requireSecondFactors();
}

/** On a production server superusers need a second factor, unless the operator has said something else. */
function requireSecondFactors(): void {
  if (!isProductionServer() || process.env.REQUIRE_ADMIN_2FA?.trim()) return;
  process.env.REQUIRE_ADMIN_2FA = "1";
  resetEnv();
}

/** Moves this process's time by CLOCK_OFFSET_MS, which is for tests. In production nothing may: periods and tokens rest on it. */
export function adoptClockOffset(): void {
  const { NODE_ENV, CLOCK_OFFSET_MS } = env();
  if (CLOCK_OFFSET_MS === 0) return;
  if (NODE_ENV === "production") {
    throw new StartError(
      "CLOCK_OFFSET_MS is for tests. Unset it: a production server goes by the machine's clock.",
    );
  }
  setClockOffset(CLOCK_OFFSET_MS);
}

/** /dev/mail shows links that open accounts to everybody who asks. */
function refuseMailPreview(): void {
  if (isProductionServer() && env().MAIL_PREVIEW === "1")
    throw new StartError(
      "MAIL_PREVIEW shows everybody the links in all emails. Unset it on a production server.",
    );
}

/** The app runs as a production build wherever it runs, so whether a sample bank account may be shown is decided before. */
function decideSampleAccount(): void {
  const { NODE_ENV, BANK_TRANSFER_SAMPLE } = env();
  if (NODE_ENV === "production" && BANK_TRANSFER_SAMPLE === "1")
    throw new StartError(
      "BANK_TRANSFER_SAMPLE is for trying the product out. Unset it on a production server.",
    );
  process.env.BANK_TRANSFER_SAMPLE = BANK_TRANSFER_SAMPLE ?? (NODE_ENV === "production" ? "0" : "1");
  resetEnv();
}

/** Where visitors find the app unless APP_URL says otherwise. A wildcard address is not one to visit. */
export function defaultAppUrl(host: string, port: number): string {
  const name = host === "0.0.0.0" || host === "::" ? "127.0.0.1" : host;
  return `http://${name.includes(":") ? `[${name}]` : name}:${port}`;
}
