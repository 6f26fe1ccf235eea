import { and, eq } from "drizzle-orm";
import { forAccount, sectors } from "@/db";
import { lockOpenAccount } from "@/lib/accounts/lock-open-account";
import { standingOf } from "@/lib/accounts/standing";
import type { Author } from "@/lib/audit/author";
import { recordAudit } from "@/lib/audit/record-audit";
import { now } from "@/lib/clock";
import { isUniqueViolation } from "@/lib/errors";
import { getSiteIn } from "@/lib/sites/queries";
import { requireWritable } from "@/lib/sites/require-writable";
import type { Sector } from "@/lib/sites/sector";
import { sectorExists } from "./create-sector";
import { getSectorIn } from "./sector-queries";

export interface SectorChange {
  accountId: number;
  siteId: number;
  sectorId: number;
  name?: string;
  description?: string;
  by: Author;
}

/** Throws not_found, site_read_only or sector_exists. */
export async function updateSector(change: SectorChange): Promise<Sector> {
  try {
    return await applyChange(change);
  } catch (error) {
    if (!isUniqueViolation(error, "sectors_name_once_a_site")) throw error;
    throw sectorExists(change.name ?? "");
  }
}

function applyChange({ accountId, siteId, sectorId, name, description, by }: SectorChange): Promise<Sector> {
  return forAccount(accountId, async (tx) => {
    await lockOpenAccount(tx, accountId, standingOf(by, "sites:write", "sites:write"));
    requireWritable(await getSiteIn(tx, accountId, siteId));
    const before = await getSectorIn(tx, accountId, siteId, sectorId);
    await tx
      .update(sectors)
      .set({ name, description, updatedAt: now() })
      .where(and(eq(sectors.accountId, accountId), eq(sectors.id, sectorId)));
    await recordAudit(tx, {
      ...by,
      accountId,
      action: "sector.updated",
      targetType: "site",
      targetId: String(siteId),
      before: { sector_id: sectorId, name: before.name },
      after: { sector_id: sectorId, name: name ?? before.name },
    });
    return getSectorIn(tx, accountId, siteId, sectorId);
  });
}
