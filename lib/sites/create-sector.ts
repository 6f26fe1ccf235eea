import { sectors } from "@/db/schema";
import { forAccount } from "@/db/scope";
import { lockPlan } from "@/lib/accounts/lock-plan";
import { requireRoom } from "@/lib/accounts/plan-limit";
import type { Author } from "@/lib/audit/author";
import { recordAudit } from "@/lib/audit/record-audit";
import { now } from "@/lib/clock";
import { AppError } from "@/lib/errors";
import { getSiteIn } from "./queries";
import { requireTemplate } from "./require-industry";
import { requireWritable } from "./require-writable";
import type { Sector } from "./sector";
import { countSectorsIn, getSectorIn } from "./sector-queries";

export interface NewSector {
  accountId: number;
  siteId: number;
  /** A name, a template, or both: the template gives what is not said. */
  name?: string;
  description?: string;
  industrySectorId?: number | null;
  by: Author;
}

/** Throws not_found, site_read_only, validation_error, sector_exists, or plan_limit_reached with `limit` and `used`. */
export function createSector({
  accountId,
  siteId,
  industrySectorId = null,
  by,
  ...typed
}: NewSector): Promise<Sector> {
  return forAccount(accountId, async (tx) => {
    const plan = await lockPlan(tx, accountId);
    requireWritable(await getSiteIn(tx, accountId, siteId));
    const template = await requireTemplate(tx, industrySectorId);
    requireRoom(plan, "sectors", await countSectorsIn(tx, accountId, siteId));
    const { name, description } = {
      name: typed.name ?? template?.name,
      description: typed.description ?? template?.description,
    };
    if (!name) throw new AppError("validation_error", { fields: { name: ["This is required."] } });
    const at = now();
    const [row] = await tx
      .insert(sectors)
      .values({ accountId, siteId, industrySectorId, name, description, createdAt: at, updatedAt: at })
      .onConflictDoNothing()
      .returning({ id: sectors.id });
    if (!row) throw new AppError("sector_exists", { fields: { name: ["This site has that sector."] } });
    await recordAudit(tx, {
      ...by,
      accountId,
      action: "sector.created",
      targetType: "site",
      targetId: String(siteId),
      after: { sector_id: row.id, name },
    });
    return getSectorIn(tx, accountId, siteId, row.id);
  });
}
