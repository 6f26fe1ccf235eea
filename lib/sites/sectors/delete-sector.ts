import { and, eq } from "drizzle-orm";
import { forAccount, sectors } from "@/db";
import { lockOpenAccount } from "@/lib/accounts/lock-open-account";
import { standingOf } from "@/lib/accounts/standing";
import type { Author } from "@/lib/audit/author";
import { recordAudit } from "@/lib/audit/record-audit";
import { getSiteIn } from "@/lib/sites/queries";
import { getSectorIn } from "./sector-queries";

export interface SectorAddress {
  accountId: number;
  siteId: number;
  sectorId: number;
  by: Author;
}

/** Throws not_found. */
export function deleteSector({ accountId, siteId, sectorId, by }: SectorAddress): Promise<void> {
  return forAccount(accountId, async (tx) => {
    await lockOpenAccount(tx, accountId, standingOf(by, "sites:delete", "sites:write"));
    await getSiteIn(tx, accountId, siteId);
    const { name } = await getSectorIn(tx, accountId, siteId, sectorId);
    await tx.delete(sectors).where(and(eq(sectors.accountId, accountId), eq(sectors.id, sectorId)));
    await recordAudit(tx, {
      ...by,
      accountId,
      action: "sector.deleted",
      targetType: "site",
      targetId: String(siteId),
      before: { sector_id: sectorId, name },
    });
  });
}
