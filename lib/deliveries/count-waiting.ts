import { and } from "drizzle-orm";
import { deliveries, forAccount } from "@/db";
import { isWaiting, ofSite } from "./queries";

/** How many deliveries the site's plugin could fetch now. */
export function countWaiting({ accountId, siteId }: { accountId: number; siteId: number }): Promise<number> {
  return forAccount(accountId, (tx) => tx.$count(deliveries, and(ofSite(accountId, siteId), isWaiting())));
}
