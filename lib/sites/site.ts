import type { Rival } from "@/db";
import type { SiteStatus } from "@/db/words";

export interface Industry {
  id: number;
  slug: string;
  name: string;
}

/** What the plugin on the WordPress side last told. */
export interface SiteConnection {
  /** Its home address, and the id that it made up when it connected; null for older plugins. */
  siteUrl: string;
  installId: string | null;
  /** The key it last called with. */
  apiKeyId: number | null;
  /** Others that called as this site and were refused, the latest first. */
  rivals: Rival[];
  wpVersion: string;
  phpVersion: string;
  pluginVersion: string;
  postTypes: string[];
  firstSeenAt: Date;
  lastHeartbeatAt: Date;
  lastContentAt: Date | null;
  /** How often the inventory has changed. */
  contentRevision: number;
  /** The plugin said goodbye then; null while it has not. */
  disconnectedAt: Date | null;
  /** Changes with the icon it sent; null while it has sent none. */
  iconVersion: string | null;
}

export interface Site {
  id: number;
  name: string;
  url: string;
  domain: string;
  status: SiteStatus;
  industry: Industry | null;
  sectorsCount: number;
  /** Deliveries wait until a person has approved them. */
  requireApproval: boolean;
  /** Deliveries may add terms that the site does not have yet. */
  createTerms: boolean;
  connection: SiteConnection | null;
  createdAt: Date;
  updatedAt: Date;
}

/** The plugin calls every hour; two calls missed are chance, three are a fault. */
export const SILENT_AFTER_MS = 3 * 3_600_000;
export type ConnectionState = "waiting" | "connected" | "silent" | "disconnected";
/** What a list of sites is narrowed to. */
export const SITE_STATES = ["connected", "silent", "waiting", "read_only"] as const;
export type SiteState = (typeof SITE_STATES)[number];

export function connectionState(connection: SiteConnection | null, at: Date): ConnectionState {
  if (!connection) return "waiting";
  if (connection.disconnectedAt) return "disconnected";
  const silentMs = at.getTime() - connection.lastHeartbeatAt.getTime();
  return silentMs > SILENT_AFTER_MS ? "silent" : "connected";
}

/** Over a smaller plan's limit: to be looked at and deleted, nothing else. */
export function isReadOnly({ status }: Pick<Site, "status">): boolean {
  return status === "read_only";
}

/** The WordPress installations that ask to be this site, and about which nobody has decided yet. */
export function openRivals(connection: Pick<SiteConnection, "rivals"> | null): Rival[] {
  return connection?.rivals.filter(({ isCopy }) => !isCopy) ?? [];
}

/** What other software is told of a site. */
export function toldOfSite({ id, name, url, status, industry }: Site) {
  const data = { id, name, url, status, industry: industry?.slug ?? null };
  return { object: ["site", id] as const, data };
}
