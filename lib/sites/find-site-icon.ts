import { and, eq, isNull } from "drizzle-orm";
import { forAccount, siteConnections, sites } from "@/db";
import { type IconType, iconType } from "./site-icon";

export interface SiteIcon {
  type: IconType;
  picture: Buffer;
}

/** Undefined while the plugin has sent none, and where the site is deleted, somebody else's, or not there. */
export async function findSiteIcon(accountId: number, siteId: number): Promise<SiteIcon | undefined> {
  const [row] = await forAccount(accountId, (tx) =>
    tx
      .select({ icon: siteConnections.icon })
      .from(siteConnections)
      .innerJoin(sites, eq(sites.id, siteConnections.siteId))
      .where(
        and(
          eq(siteConnections.accountId, accountId),
          eq(siteConnections.siteId, siteId),
          isNull(sites.deletedAt),
        ),
      ),
  );
  const picture = Buffer.from(row?.icon ?? "", "base64");
  const type = iconType(picture);
  return type && { type, picture };
}
