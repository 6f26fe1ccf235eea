import { forAccount, siteConnections, type Tx } from "@/db";
import { now } from "@/lib/clock";
import { recordEvent } from "@/lib/events/record-event";
import { iconVersion } from "@/lib/sites/site-icon";

export interface Heartbeat {
  accountId: number;
  siteId: number;
  apiKeyId: number;
  siteUrl: string;
  wpVersion: string;
  phpVersion: string;
  pluginVersion: string;
  postTypes: string[];
  /** Base64; null: the site has none. Undefined: it stays as it was. */
  icon?: string | null;
}

export type SiteConnection = typeof siteConnections.$inferSelect;

/** The plugin is there and says what it runs on: one row a site, made by the first heartbeat. */
export function recordHeartbeat(heartbeat: Heartbeat): Promise<SiteConnection> {
  const at = now();
  const { accountId, siteId, icon, ...news } = heartbeat;
  const fresh = { ...news, ...iconColumns(icon), lastHeartbeatAt: at, updatedAt: at };
  return forAccount(accountId, async (tx) => {
    const [connection] = await tx
      .insert(siteConnections)
      .values({ accountId, siteId, ...fresh, firstSeenAt: at })
      .onConflictDoUpdate({ target: siteConnections.siteId, set: fresh })
      .returning();
    if (connection!.firstSeenAt.getTime() === at.getTime()) await tellOthers(tx, connection!);
    return connection!;
  });
}

async function tellOthers(tx: Tx, connection: SiteConnection): Promise<void> {
  const { id, accountId, siteId, siteUrl, wpVersion, phpVersion, pluginVersion } = connection;
  await recordEvent(tx, {
    accountId,
    type: "connection.created",
    object: ["connection", id],
    data: {
      id,
      site_id: siteId,
      site_url: siteUrl,
      wp_version: wpVersion,
      php_version: phpVersion,
      plugin_version: pluginVersion,
    },
    onceKey: `connection.created:${id}`,
  });
}

function iconColumns(icon: string | null | undefined) {
  if (icon === undefined) return {};
  return { icon, iconVersion: icon && iconVersion(icon) };
}
