import { and, eq } from "drizzle-orm";
import { forAccount, siteConnections } from "@/db";
import { now } from "@/lib/clock";
import { AppError } from "@/lib/errors";
import { type BoundIdentity, type Identity, judgeIdentity, withRival } from "./identity";

interface JudgedSite {
  accountId: number;
  siteId: number;
  bound: BoundIdentity | null;
}

/** Throws site_identity_conflict to another WordPress than the one that is connected, and remembers who it was. */
export async function requireIdentity(site: JudgedSite, told: Identity, apiKeyId: number): Promise<void> {
  if (judgeIdentity(site.bound, told, apiKeyId) === "conflict") throw await refuseRival(site, told);
}

/** Remembers the rival for the site's page. The answer names both addresses. */
export async function refuseRival(site: JudgedSite, told: Identity): Promise<AppError> {
  await forAccount(site.accountId, async (tx) => {
    const where = and(eq(siteConnections.accountId, site.accountId), eq(siteConnections.siteId, site.siteId));
    const [row] = await tx
      .select({ rivals: siteConnections.rivals })
      .from(siteConnections)
      .where(where)
      .for("update");
    const siteUrl = told.siteUrl ?? site.bound?.siteUrl ?? "";
    const rivals = row && withRival(row.rivals, { installId: told.installId, siteUrl }, now());
    if (rivals) await tx.update(siteConnections).set({ rivals }).where(where);
  });
  return new AppError("site_identity_conflict", {
    details: { connected_site_url: site.bound?.siteUrl ?? null, site_url: told.siteUrl },
  });
}
