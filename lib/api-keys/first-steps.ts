import { sql } from "drizzle-orm";
import { forAccount } from "@/db/scope";
import { now } from "@/lib/clock";
import { isWorkingKey } from "./working-key";

/** How far a new account has come; the page adds whether the viewer's address is confirmed. */
export interface FirstSteps {
  /** The newest site, where the next step happens. */
  siteId: number | null;
  hasSectors: boolean;
  /** One that works; or WordPress is connected, as revoking a key later makes nobody a beginner again. */
  hasKey: boolean;
  isConnected: boolean;
}

export function findFirstSteps(accountId: number): Promise<FirstSteps> {
  return forAccount(accountId, async (tx) => {
    const { rows } = await tx.execute<Record<string, unknown>>(sql`
      with live as (select id from sites where account_id = ${accountId} and deleted_at is null)
      select (select max(id) from live) as site_id,
        exists (select 1 from sectors where account_id = ${accountId} and site_id in (select id from live)) as sectors,
        exists (select 1 from api_keys where account_id = ${accountId} and ${isWorkingKey(now())}) as key,
        exists (select 1 from site_connections where account_id = ${accountId} and site_id in (select id from live))
          as connected`);
    const row = rows[0] ?? {};
    return {
      siteId: row.site_id ? Number(row.site_id) : null,
      hasSectors: row.sectors === true,
      hasKey: row.key === true || row.connected === true,
      isConnected: row.connected === true,
    };
  });
}
