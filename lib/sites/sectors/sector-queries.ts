import { and, asc, eq, gt, inArray, type SQL } from "drizzle-orm";
import { forAccount, industrySectors, sectors, type Tx } from "@/db";
import { AppError } from "@/lib/errors";
import { getSiteIn } from "@/lib/sites/queries";
import type { Sector } from "@/lib/sites/sector";

/** A site's sectors, oldest first; one more than `limit` when there are more. Throws not_found without the site. */
export function listSectors(
  accountId: number,
  siteId: number,
  { limit, after }: { limit: number; after?: number },
): Promise<Sector[]> {
  return forAccount(accountId, async (tx) => {
    await getSiteIn(tx, accountId, siteId);
    const beyond = after === undefined ? undefined : gt(sectors.id, after);
    return selectSectors(tx, accountId, siteId, beyond).limit(limit + 1);
  });
}

export async function getSectorIn(
  tx: Tx,
  accountId: number,
  siteId: number,
  sectorId: number,
): Promise<Sector> {
  const [sector] = await selectSectors(tx, accountId, siteId, eq(sectors.id, sectorId));
  if (!sector) throw new AppError("not_found");
  return sector;
}

export function countSectorsIn(tx: Tx, accountId: number, siteId: number): Promise<number> {
  return tx.$count(sectors, and(eq(sectors.accountId, accountId), eq(sectors.siteId, siteId)));
}

function selectSectors(tx: Tx, accountId: number, siteId: number, where: SQL | undefined) {
  return tx
    .select({
      id: sectors.id,
      siteId: sectors.siteId,
      name: sectors.name,
      description: sectors.description,
      template: { id: industrySectors.id, slug: industrySectors.slug, name: industrySectors.name },
      createdAt: sectors.createdAt,
      updatedAt: sectors.updatedAt,
    })
    .from(sectors)
    .leftJoin(industrySectors, eq(industrySectors.id, sectors.industrySectorId))
    .where(and(eq(sectors.accountId, accountId), eq(sectors.siteId, siteId), where))
    .orderBy(asc(sectors.id))
    .$dynamic();
}

/** The names of several sites' sectors in one query, for lists. */
export async function listSectorNames(accountId: number, siteIds: number[]): Promise<Map<number, string[]>> {
  const names = new Map<number, string[]>(siteIds.map((id) => [id, []]));
  if (siteIds.length === 0) return names;
  const rows = await forAccount(accountId, (tx) =>
    tx
      .select({ siteId: sectors.siteId, name: sectors.name })
      .from(sectors)
      .where(and(eq(sectors.accountId, accountId), inArray(sectors.siteId, siteIds)))
      .orderBy(asc(sectors.id)),
  );
  for (const { siteId, name } of rows) names.get(siteId)?.push(name);
  return names;
}
