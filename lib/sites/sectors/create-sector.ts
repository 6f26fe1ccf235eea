import { forAccount, sectors, type Tx } from "@/db";
import { lockOpenAccount } from "@/lib/accounts/lock-open-account";
import { requireRoom } from "@/lib/accounts/plan-limit";
import { standingOf } from "@/lib/accounts/standing";
import type { Author } from "@/lib/audit/author";
import { recordAudit } from "@/lib/audit/record-audit";
import { now } from "@/lib/clock";
import { AppError } from "@/lib/errors";
import { getSiteIn } from "@/lib/sites/queries";
import { requireTemplate } from "@/lib/sites/require-industry";
import { requireWritable } from "@/lib/sites/require-writable";
import type { Sector } from "@/lib/sites/sector";
import { countSectorsIn, getSectorIn } from "./sector-queries";

export interface SectorWords {
  /** A name, a template, or both: the template gives what is not said. */
  name?: string;
  description?: string;
  industrySectorId?: number | null;
}

interface Place {
  accountId: number;
  siteId: number;
  by: Author;
}

/** Throws not_found, site_read_only, validation_error, sector_exists, or plan_limit_reached with `limit` and `used`. */
export async function createSector({
  accountId,
  siteId,
  by,
  ...words
}: Place & SectorWords): Promise<Sector> {
  const [sector] = await createSectors({ accountId, siteId, by, sectors: [words] });
  return sector!;
}

/** Several together, all or none. Throws as createSector does. */
export function createSectors({
  sectors: wanted,
  ...place
}: Place & { sectors: SectorWords[] }): Promise<Sector[]> {
  const { accountId, siteId, by } = place;
  return forAccount(accountId, async (tx) => {
    const { plan } = await lockOpenAccount(tx, accountId, standingOf(by, "sites:write", "sites:write"));
    requireWritable(await getSiteIn(tx, accountId, siteId));
    requireRoom(plan, "sectors", await countSectorsIn(tx, accountId, siteId), wanted.length);
    const created: Sector[] = [];
    for (const words of wanted) created.push(await insertSector(tx, place, words));
    return created;
  });
}

async function insertSector(tx: Tx, { accountId, siteId, by }: Place, words: SectorWords): Promise<Sector> {
  const industrySectorId = words.industrySectorId ?? null;
  const template = await requireTemplate(tx, industrySectorId);
  const name = words.name ?? template?.name;
  const description = words.description ?? template?.description;
  if (!name) throw new AppError("validation_error", { fields: { name: ["This is required."] } });
  const at = now();
  const [row] = await tx
    .insert(sectors)
    .values({ accountId, siteId, industrySectorId, name, description, createdAt: at, updatedAt: at })
    .onConflictDoNothing()
    .returning({ id: sectors.id });
  if (!row) throw sectorExists(name);
  await recordAudit(tx, {
    ...by,
    accountId,
    action: "sector.created",
    targetType: "site",
    targetId: siteId,
    after: { sector_id: row.id, name },
  });
  return getSectorIn(tx, accountId, siteId, row.id);
}

export function sectorExists(name: string): AppError {
  return new AppError("sector_exists", { fields: { name: [`This site has the sector ${name} already.`] } });
}
