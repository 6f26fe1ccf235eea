import { and, desc, eq, gte, ilike, isNotNull, isNull, lt, or, type SQL } from "drizzle-orm";
import { forAccount, industries, sectors, siteConnections, sites, type Tx } from "@/db";
import { escapeLike } from "@/db/escape-like";
import { nowMs } from "@/lib/clock";
import { AppError } from "@/lib/errors";
import { SILENT_AFTER_MS, type Site, type SiteState } from "./site";

export interface ListSites {
  limit: number;
  /** The last id of the page before. */
  after?: number;
  /** Part of the name or domain. */
  search?: string;
  state?: SiteState;
  /** This one only. */
  siteId?: number;
}

/** The account's sites, newest first; one more than `limit` when there are more. */
export function listSites(
  accountId: number,
  { limit, after, search, state, siteId }: ListSites,
): Promise<Site[]> {
  const where = and(
    after === undefined ? undefined : lt(sites.id, after),
    siteId === undefined ? undefined : eq(sites.id, siteId),
    matches(search),
    inState(state),
  );
  return forAccount(accountId, (tx) => selectSites(tx, accountId, where).limit(limit + 1));
}

/** Undefined when it is deleted, somebody else's, or not there. */
export function findSite(accountId: number, siteId: number): Promise<Site | undefined> {
  return forAccount(accountId, (tx) => findSiteIn(tx, accountId, siteId));
}

export async function getSite(accountId: number, siteId: number): Promise<Site> {
  return found(await findSite(accountId, siteId));
}

/** Like `getSite`, inside a transaction of the caller. */
export async function getSiteIn(tx: Tx, accountId: number, siteId: number): Promise<Site> {
  return found(await findSiteIn(tx, accountId, siteId));
}

export async function countSitesIn(tx: Tx, accountId: number): Promise<number> {
  return tx.$count(sites, and(eq(sites.accountId, accountId), isNull(sites.deletedAt)));
}

async function findSiteIn(tx: Tx, accountId: number, siteId: number): Promise<Site | undefined> {
  const [site] = await selectSites(tx, accountId, eq(sites.id, siteId));
  return site;
}

const CONNECTION = {
  siteUrl: siteConnections.siteUrl,
  installId: siteConnections.installId,
  apiKeyId: siteConnections.apiKeyId,
  rivals: siteConnections.rivals,
  wpVersion: siteConnections.wpVersion,
  phpVersion: siteConnections.phpVersion,
  pluginVersion: siteConnections.pluginVersion,
  postTypes: siteConnections.postTypes,
  firstSeenAt: siteConnections.firstSeenAt,
  lastHeartbeatAt: siteConnections.lastHeartbeatAt,
  lastContentAt: siteConnections.lastContentAt,
  contentRevision: siteConnections.contentRevision,
  disconnectedAt: siteConnections.disconnectedAt,
  iconVersion: siteConnections.iconVersion,
};

function selectSites(tx: Tx, accountId: number, where: SQL | undefined) {
  return tx
    .select({
      id: sites.id,
      name: sites.name,
      url: sites.url,
      domain: sites.domain,
      status: sites.status,
      requireApproval: sites.requireApproval,
      createTerms: sites.createTerms,
      industry: { id: industries.id, slug: industries.slug, name: industries.name },
      sectorsCount: tx.$count(
        sectors,
        and(eq(sectors.accountId, sites.accountId), eq(sectors.siteId, sites.id)),
      ),
      connection: CONNECTION,
      createdAt: sites.createdAt,
      updatedAt: sites.updatedAt,
    })
    .from(sites)
    .leftJoin(industries, eq(industries.id, sites.industryId))
    .leftJoin(siteConnections, eq(siteConnections.siteId, sites.id))
    .where(and(eq(sites.accountId, accountId), isNull(sites.deletedAt), where))
    .orderBy(desc(sites.id))
    .$dynamic();
}

function matches(search: string | undefined): SQL | undefined {
  if (!search) return undefined;
  const pattern = `%${escapeLike(search)}%`;
  return or(ilike(sites.name, pattern), ilike(sites.domain, pattern));
}

/** Draws the line between heard and silent where connectionState does. */
function inState(state: SiteState | undefined): SQL | undefined {
  if (state === undefined) return undefined;
  if (state === "read_only") return eq(sites.status, "read_only");
  if (state === "waiting") return or(isNull(siteConnections.id), isNotNull(siteConnections.disconnectedAt));
  const silentBefore = new Date(nowMs() - SILENT_AFTER_MS);
  const heard = state === "silent" ? lt : gte;
  return and(isNull(siteConnections.disconnectedAt), heard(siteConnections.lastHeartbeatAt, silentBefore));
}

function found<T>(row: T | undefined): T {
  if (!row) throw new AppError("not_found");
  return row;
}
