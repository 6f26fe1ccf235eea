import { and, desc, eq } from "drizzle-orm";
import { apiKeys } from "@/db/schema";
import { forAccount } from "@/db/scope";
import { now } from "@/lib/clock";
import { isWorkingKey } from "./working-key";

/** The keys made for one site that still work, newest first, at most 10: to recognise them by. */
export function listSiteKeys(accountId: number, siteId: number): Promise<{ id: number; prefix: string }[]> {
  const ofSite = and(eq(apiKeys.accountId, accountId), eq(apiKeys.siteId, siteId));
  return forAccount(accountId, (tx) =>
    tx
      .select({ id: apiKeys.id, prefix: apiKeys.prefix })
      .from(apiKeys)
      .where(and(ofSite, isWorkingKey(now())))
      .orderBy(desc(apiKeys.id))
      .limit(10),
  );
}
