import { randomBytes } from "node:crypto";
import { link, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { env, missingSecrets, resetEnv } from "@/lib/env";
import { StartError } from "@/lib/server/start-error";
import { makeDataFolder } from "./make-data-folder";
import { hasDatabase, markFile } from "./postgres/database-home";

/**
 * Sees to it that `process.env` holds every secret. A production server must be given them; a local run gets generated
 * ones, kept in the data folder so that sessions and API keys outlive a restart.
 */
export async function ensureSecrets(dataFolder: string): Promise<void> {
  const missing = missingSecrets(env());
  if (missing.length === 0) return;
  if (isProductionServer()) {
    throw new StartError(`A production server needs its own secrets. Not set: ${missing.join(", ")}.`);
  }
  const kept = await keptSecrets(join(dataFolder, "secrets.json"));
  for (const name of missing) process.env[name] = kept[name];
  resetEnv();
}

/** NODE_ENV=production with a database of its own; everything else is somebody trying the product out. */
export function isProductionServer(): boolean {
  return env().NODE_ENV === "production" && env().DATABASE_URL !== undefined;
}

async function keptSecrets(file: string): Promise<Record<string, string>> {
  const known = await readSecrets(file);
  if (known) return known;
  await makeDataFolder(dirname(file));
  if (hasDatabase(dirname(file))) throw lost(file);
  const mine = `${file}.${process.pid}`;
  await writeFile(mine, `${JSON.stringify(newSecrets(), null, 2)}\n`, { mode: 0o600 });
  await link(mine, file).catch(() => undefined); // Another start was first: its secrets are as good.
  await rm(mine);
  const written = await readSecrets(file);
  if (!written) throw new StartError(`The secrets can't be kept in ${file}.`);
  return written;
}

/** Its keys, second factors, webhooks and emails were made with secrets that new ones can't stand in for. */
function lost(file: string): StartError {
  const gone =
    "API keys stop working, everybody signs in again, and stored second factors and webhook secrets can't be read";
  return new StartError(
    `${file} is missing, and the database here was used with it. Put it back from a backup. To continue without it, delete ${markFile(dirname(file))}: then ${gone}.`,
  );
}

async function readSecrets(file: string): Promise<Record<string, string> | undefined> {
  const text = await readFile(file, "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT" || error.code === "ENOTDIR") return undefined;
    throw new StartError(
      `${file} can't be read: ${error.message}. It belongs to the user who started the app first.`,
    );
  });
  return text === undefined ? undefined : parseSecrets(file, text);
}

function parseSecrets(file: string, text: string): Record<string, string> {
  try {
    return JSON.parse(text);
  } catch {
    throw new StartError(
      `${file} is damaged. Restore it, or delete it: then sessions end and API keys stop working.`,
    );
  }
}

function newSecrets(): Record<string, string> {
  const secret = () => randomBytes(32).toString("base64url");
  return { AUTH_SECRET: secret(), API_KEY_SECRET: secret() };
}
