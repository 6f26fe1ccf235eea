import { and, asc, eq, gte, inArray, lt, sql } from "drizzle-orm";
import {
  type Delivery,
  type DeliveryImage,
  deliveries,
  deliveryImages,
  forAccount,
  sites,
  type Tx,
} from "@/db";
import { lockOpenAccount } from "@/lib/accounts/lock-open-account";
import { standingOf } from "@/lib/accounts/standing";
import type { Author } from "@/lib/audit/author";
import { now, nowMs } from "@/lib/clock";
import { LEASE_MS, MOST_ATTEMPTS } from "./delivery";
import { isWaiting, ofSite } from "./queries";
import { tellDelivery } from "./tell-delivery";

export interface LeasedDelivery {
  delivery: Delivery;
  createTerms: boolean;
  uploads: DeliveryImage[];
}

interface Place {
  accountId: number;
  siteId: number;
}

interface Lease extends Place {
  limit: number;
  by: Author;
}

/**
 * The oldest that wait become the caller's for LEASE_MS; two callers never get the same. What was taken too often without
 * an end has failed. A site that is read-only gets nothing. Throws what lockOpenAccount throws: a lease is a change.
 */
export function leaseDeliveries({ limit, by, ...place }: Lease): Promise<LeasedDelivery[]> {
  const { accountId, siteId } = place;
  return forAccount(accountId, async (tx) => {
    await lockOpenAccount(tx, accountId, standingOf(by, "content:write", "bridge:write"));
    const [site] = await tx
      .select({ createTerms: sites.createTerms })
      .from(sites)
      .where(and(eq(sites.accountId, accountId), eq(sites.id, siteId), eq(sites.status, "active")));
    if (!site) return [];
    const givenUp = await giveUp(tx, place);
    const leased = await lease(tx, place, limit);
    const uploads = await uploadsOf(tx, accountId, leased);
    for (const delivery of givenUp) tellDelivery(tx, undefined, delivery);
    return leased.map((delivery) => ({
      delivery,
      ...site,
      uploads: uploads.filter(({ deliveryId }) => deliveryId === delivery.id),
    }));
  });
}

async function giveUp(tx: Tx, { accountId, siteId }: Place): Promise<Delivery[]> {
  const at = now();
  return tx
    .update(deliveries)
    .set({ status: "failed", reason: NEVER_ENDED, endedAt: at, updatedAt: at })
    .where(and(ofSite(accountId, siteId), isWaiting(), gte(deliveries.attempts, MOST_ATTEMPTS)))
    .returning();
}

const NEVER_ENDED = `WordPress fetched this ${MOST_ATTEMPTS} times and never said how it ended. Its error log may say why.`;

async function lease(tx: Tx, { accountId, siteId }: Place, limit: number): Promise<Delivery[]> {
  // A statement of its own: inside the update PostgreSQL may ask it again for each row, and take more than the limit.
  const next = await tx
    .select({ id: deliveries.id })
    .from(deliveries)
    .where(and(ofSite(accountId, siteId), isWaiting(), lt(deliveries.attempts, MOST_ATTEMPTS)))
    .orderBy(asc(deliveries.id))
    .limit(limit)
    .for("update", { skipLocked: true });
  const ids = next.map(({ id }) => id);
  if (ids.length === 0) return [];
  const rows = await tx
    .update(deliveries)
    .set({
      status: "leased",
      leasedUntil: new Date(nowMs() + LEASE_MS),
      attempts: sql`${deliveries.attempts} + 1`,
      updatedAt: now(),
    })
    .where(and(eq(deliveries.accountId, accountId), inArray(deliveries.id, ids)))
    .returning();
  return rows.sort((left, right) => left.id - right.id);
}

async function uploadsOf(tx: Tx, accountId: number, leased: readonly Delivery[]) {
  if (leased.length === 0) return [];
  const ids = leased.map(({ id }) => id);
  return tx
    .select()
    .from(deliveryImages)
    .where(and(eq(deliveryImages.accountId, accountId), inArray(deliveryImages.deliveryId, ids)));
}
