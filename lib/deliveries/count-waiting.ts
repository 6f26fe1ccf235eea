import { and } from "drizzle-orm";
import { deliveries, forAccount } from "@/db";
import type { SiteStatus } from "@/db/words";
import { isWaiting, ofSite } from "./queries";

interface Asked {
  accountId: number;
  siteId: number;
  status: SiteStatus;
}

/** How many deliveries the site's plugin could fetch now. A site that is read-only gets none. */
export async function countWaiting({ accountId, siteId, status }: Asked): Promise<number> {
  if (status === "read_only") return 0;
  return forAccount(accountId, (tx) => tx.$count(deliveries, and(ofSite(accountId, siteId), isWaiting())));
}
