import { and, asc, eq, gte, inArray, lt, type SQL, sql } from "drizzle-orm";
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
import { featuresOf } from "@/lib/plans/features";
import { LEASE_MS, MOST_ATTEMPTS } from "./delivery";
import { publishesRow } from "./publishes";
import { isWaiting, ofSite } from "./queries";
import { tellDelivery } from "./tell-delivery";

export interface LeasedDelivery {
  delivery: Delivery;
  createTerms: boolean;
  /** Whether the account may put something before visitors, at this moment. */
  mayPublish: boolean;
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
 * an end has failed, and so has what publishes for an account that may not do so any longer. A site that is read-only gets
 * nothing. Throws what lockOpenAccount throws: a lease is a change.
 */
export function leaseDeliveries({ limit, by, ...place }: Lease): Promise<LeasedDelivery[]> {
  const { accountId, siteId } = place;
  return forAccount(accountId, async (tx) => {
    const standing = standingOf(by, "content:write", "bridge:write");
    const { account, plan } = await lockOpenAccount(tx, accountId, standing);
    const mayPublish = featuresOf(account, plan).includes("auto_publish");
    const [site] = await tx
      .select({ createTerms: sites.createTerms })
      .from(sites)
      .where(and(eq(sites.accountId, accountId), eq(sites.id, siteId), eq(sites.status, "active")));
    if (!site) return [];
    const givenUp = await giveUp(tx, place, NEVER_ENDED, gte(deliveries.attempts, MOST_ATTEMPTS));
    if (!mayPublish) givenUp.push(...(await giveUp(tx, place, MAY_NOT_PUBLISH, publishesRow())));
    const leased = await lease(tx, place, limit);
    const uploads = await uploadsOf(tx, accountId, leased);
    for (const delivery of givenUp) tellDelivery(tx, undefined, delivery);
    return leased.map((delivery) => ({
      delivery,
      ...site,
      mayPublish,
      uploads: uploads.filter(({ deliveryId }) => deliveryId === delivery.id),
    }));
  });
}

async function giveUp(tx: Tx, { accountId, siteId }: Place, reason: string, which: SQL): Promise<Delivery[]> {
  const at = now();
  return tx
    .update(deliveries)
    .set({ status: "failed", reason, endedAt: at, updatedAt: at })
    .where(and(ofSite(accountId, siteId), isWaiting(), which))
    .returning();
}

const NEVER_ENDED = `WordPress fetched this ${MOST_ATTEMPTS} times and never said how it ended. Its error log may say why.`;
const MAY_NOT_PUBLISH =
  "This publishes, or changes a post that is public, and the account's plan no longer includes automatic publishing.";

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
