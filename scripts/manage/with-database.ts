import nextEnv from "@next/env";
import { closePool } from "@/db/client";
import { resetEnv } from "@/lib/env";
import { openDatabase } from "@/scripts/launcher/open-database";
import { projectRoot } from "@/scripts/launcher/project-root";
import { ensureSecrets, isProductionServer } from "@/scripts/launcher/secrets";
import { adoptClockOffset } from "@/scripts/launcher/settings";

export interface Installation {
  /** Holds the embedded database and the generated secrets. */
  dataFolder: string;
  /** The administrator's connection string of the embedded database; undefined for one that DATABASE_URL names. */
  adminUrl?: string;
  /** Where the data of the embedded database is; undefined for one that DATABASE_URL names. */
  home?: string;
}

/**
 * Runs `work` with the settings of the app and its database: the one of DATABASE_URL, else the embedded one of the data
 * folder, of the running app or started for this command.
 */
export async function withDatabase<T>(
  dataFolder: string,
  work: (url: string, installation: Installation) => Promise<T>,
): Promise<T> {
  await loadSettings(dataFolder);
  const opened = await openDatabase(dataFolder);
  try {
    return await work(opened.url, { dataFolder, home: opened.folder, adminUrl: opened.adminUrl });
  } finally {
    await closePool();
    await opened.close();
  }
}

/** In production a command runs with the secrets it is given: most need none, and those that do say so. */
async function loadSettings(dataFolder: string): Promise<void> {
  nextEnv.loadEnvConfig(projectRoot, false, { info: () => undefined, error: console.error });
  resetEnv();
  adoptClockOffset();
  if (!isProductionServer()) await ensureSecrets(dataFolder);
}
