import type { SiteStatus } from "@/db/words";

export interface Industry {
  id: number;
  slug: string;
  name: string;
}

/** What the plugin on the WordPress side last told. */
export interface SiteConnection {
  siteUrl: string;
  wpVersion: string;
  phpVersion: string;
  pluginVersion: string;
  postTypes: string[];
  firstSeenAt: Date;
  lastHeartbeatAt: Date;
  lastContentAt: Date | null;
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
export type ConnectionState = "waiting" | "connected" | "silent";
/** What a list of sites is narrowed to. */
export const SITE_STATES = ["connected", "silent", "waiting", "read_only"] as const;
export type SiteState = (typeof SITE_STATES)[number];

export function connectionState(connection: SiteConnection | null, at: Date): ConnectionState {
  if (!connection) return "waiting";
  const silentMs = at.getTime() - connection.lastHeartbeatAt.getTime();
  return silentMs > SILENT_AFTER_MS ? "silent" : "connected";
}

/** Over a smaller plan's limit: to be looked at and deleted, nothing else. */
export function isReadOnly({ status }: Pick<Site, "status">): boolean {
  return status === "read_only";
}

/** What other software is told of a site. */
export function toldOf({ id, name, url, status, industry }: Site) {
  const data = { id, name, url, status, industry: industry?.slug ?? null };
  return { object: ["site", id] as const, data };
}
