import { migrate, planMigrations } from "@/db/migrate";
import { seed } from "@/db/seed";
import { createFirstSuperuser } from "@/lib/admin/superusers/create-first-superuser";
import { env } from "@/lib/env";
import { withClient } from "@/scripts/launcher/postgres/ensure-database";
import { databaseError, unreachable } from "./database-error";

/** Says early, before anything is built or written, when this database will not do. */
export async function checkDatabase(url: string): Promise<void> {
  await withClient(url, (client) => client.query("select 1")).catch((error) => {
    throw unreachable(error, url);
  });
  await planMigrations(url).catch((error) => {
    throw databaseError(error);
  });
}

/** Brings the database up to this code: tables, plans and industries, and on the first run a superuser. */
export async function prepareDatabase(url: string, say: (text: string) => void): Promise<void> {
  try {
    await migrate(url, { say });
    await seed();
    sayCredentials(await createFirstSuperuser(), say);
  } catch (error) {
    throw databaseError(error);
  }
}

function sayCredentials(
  made: { email: string; password: string } | undefined,
  say: (text: string) => void,
): void {
  if (!made) return;
  const password = env().ADMIN_PASSWORD ? "as given in ADMIN_PASSWORD" : made.password;
  say(`First superuser, shown this once:\n  email     ${made.email}\n  password  ${password}`);
}
