import { siteConnections } from "@/db/schema";
import { forAccount } from "@/db/scope";
import { now } from "@/lib/clock";

export interface Heartbeat {
  accountId: number;
  siteId: number;
  apiKeyId: number;
  siteUrl: string;
  wpVersion: string;
  phpVersion: string;
  pluginVersion: string;
  postTypes: string[];
}

export type SiteConnection = typeof siteConnections.$inferSelect;

/** The plugin is there and says what it runs on: one row a site, made by the first heartbeat. */
export function recordHeartbeat(heartbeat: Heartbeat): Promise<SiteConnection> {
  const at = now();
  const { accountId, siteId, ...news } = heartbeat;
  const fresh = { ...news, lastHeartbeatAt: at, updatedAt: at };
  return forAccount(accountId, async (tx) => {
    const [connection] = await tx
      .insert(siteConnections)
      .values({ accountId, siteId, ...fresh, firstSeenAt: at })
      .onConflictDoUpdate({ target: siteConnections.siteId, set: fresh })
      .returning();
    return connection!;
  });
}
