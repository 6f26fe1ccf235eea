import { and, eq, isNotNull, isNull, sql } from "drizzle-orm";
import { forAccount, type SiteConnection, siteConnections, type Tx } from "@/db";
import { now } from "@/lib/clock";
import { recordEvent } from "@/lib/events/record-event";
import { iconVersion } from "@/lib/sites/site-icon";
import { type BoundIdentity, type Identity, judgeIdentity } from "./identity/identity";
import { refuseRival, requireIdentity } from "./identity/require-identity";

export interface Heartbeat {
  accountId: number;
  siteId: number;
  apiKeyId: number;
  /** Which WordPress was connected when the key was read; null when none was, undefined when nobody has looked. */
  bound?: BoundIdentity | null;
  siteUrl: string;
  /** Undefined: it makes up none. */
  installId?: string;
  /** Our plugin calls: from 1.2 on it says its id. */
  isPlugin?: boolean;
  wpVersion: string;
  phpVersion: string;
  pluginVersion: string;
  postTypes: string[];
  /** Base64; null: the site has none. Undefined: it stays as it was. */
  icon?: string | null;
}

/**
 * The plugin is there and says what it runs on: one row a site, made by the first heartbeat, which decides which WordPress
 * is connected. Throws site_identity_conflict to any other. What was read with the key is judged without reading it again,
 * and holds if the row is still the same when it is written.
 */
export async function recordHeartbeat(heartbeat: Heartbeat): Promise<SiteConnection> {
  const { accountId, siteId, apiKeyId, siteUrl, installId, isPlugin } = heartbeat;
  const told = { siteUrl, installId: installId ?? null, isPlugin };
  const read = heartbeat.bound ?? null;
  await requireIdentity({ accountId, siteId, bound: read }, told, apiKeyId);
  const { connection, bound } = await forAccount(accountId, async (tx) => {
    const known = read && (await update(tx, heartbeat, keptId(read, told), read));
    if (known) return { connection: known, bound: read };
    const made = await insert(tx, heartbeat);
    if (made) {
      tellOthers(tx, made);
      return { connection: made, bound: null };
    }
    const before = await lockConnection(tx, accountId, siteId);
    if (judgeIdentity(before, told, apiKeyId) === "conflict") return { connection: undefined, bound: before };
    return { connection: await update(tx, heartbeat, keptId(before, told), before), bound: before };
  });
  if (!connection) throw await refuseRival({ accountId, siteId, bound }, told);
  return connection;
}

function tellOthers(tx: Tx, connection: SiteConnection): void {
  const { id, accountId, siteId, siteUrl, wpVersion, phpVersion, pluginVersion } = connection;
  recordEvent(tx, {
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

/** Undefined when there is one: of two concurrent first heartbeats one is judged by the other. */
async function insert(tx: Tx, heartbeat: Heartbeat): Promise<SiteConnection | undefined> {
  const at = now();
  const [made] = await tx
    .insert(siteConnections)
    .values({ ...columnsOf(heartbeat), firstSeenAt: at, lastHeartbeatAt: at, updatedAt: at })
    .onConflictDoNothing({ target: siteConnections.siteId })
    .returning();
  return made;
}

async function lockConnection(tx: Tx, accountId: number, siteId: number): Promise<BoundIdentity> {
  const [row] = await tx
    .select()
    .from(siteConnections)
    .where(and(eq(siteConnections.accountId, accountId), eq(siteConnections.siteId, siteId)))
    .for("update");
  const { siteUrl, installId, apiKeyId, disconnectedAt } = row!;
  return { siteUrl, installId, apiKeyId, isDisconnected: disconnectedAt !== null };
}

/** Software that makes up no id says nothing against the one that is known; an older plugin with a new key has none. */
function keptId(before: BoundIdentity, told: Identity): string | null {
  return told.installId ?? (before.isDisconnected || told.isPlugin ? null : before.installId);
}

/** Undefined when it is another WordPress's now. */
async function update(
  tx: Tx,
  heartbeat: Heartbeat,
  installId: string | null,
  before: BoundIdentity,
): Promise<SiteConnection | undefined> {
  const at = now();
  const { accountId, siteId } = heartbeat;
  const [connection] = await tx
    .update(siteConnections)
    .set({ ...columnsOf(heartbeat), installId, disconnectedAt: null, lastHeartbeatAt: at, updatedAt: at })
    .where(and(eq(siteConnections.accountId, accountId), eq(siteConnections.siteId, siteId), isStill(before)))
    .returning();
  return connection;
}

function isStill({ siteUrl, installId, apiKeyId, isDisconnected }: BoundIdentity) {
  const { disconnectedAt } = siteConnections;
  return and(
    eq(siteConnections.siteUrl, siteUrl),
    sql`${siteConnections.installId} is not distinct from ${installId}`,
    sql`${siteConnections.apiKeyId} is not distinct from ${apiKeyId}`,
    isDisconnected ? isNotNull(disconnectedAt) : isNull(disconnectedAt),
  );
}

function columnsOf({ icon, bound: _, isPlugin: __, ...facts }: Heartbeat) {
  return icon === undefined ? facts : { ...facts, icon, iconVersion: icon && iconVersion(icon) };
}
