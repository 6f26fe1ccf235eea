import { and, desc, eq, gt, isNull, or } from "drizzle-orm";
import { apiKeys } from "@/db/schema";
import { forAccount } from "@/db/scope";
import { now } from "@/lib/clock";

/** The keys made for one site that still work, newest first, at most 10: to recognise them by. */
export function listSiteKeys(accountId: number, siteId: number): Promise<{ id: number; prefix: string }[]> {
  const working = and(isNull(apiKeys.revokedAt), or(isNull(apiKeys.expiresAt), gt(apiKeys.expiresAt, now())));
  return forAccount(accountId, (tx) =>
    tx
      .select({ id: apiKeys.id, prefix: apiKeys.prefix })
      .from(apiKeys)
      .where(and(eq(apiKeys.accountId, accountId), eq(apiKeys.siteId, siteId), working))
      .orderBy(desc(apiKeys.id))
      .limit(10),
  );
}
