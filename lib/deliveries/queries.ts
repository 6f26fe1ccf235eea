import { and, desc, eq, gt, lt, type SQL } from "drizzle-orm";
import { type Delivery, deliveries, forAccount, type Tx } from "@/db";
import type { DeliveryStatus } from "@/db/words";
import { now } from "@/lib/clock";
import { AppError } from "@/lib/errors";
import { getSiteIn } from "@/lib/sites/queries";
import { isWaitingAt } from "./is-waiting";

interface ListDeliveries {
  limit: number;
  /** The last id of the page before. */
  after?: number;
  status?: DeliveryStatus;
}

interface Place {
  accountId: number;
  siteId: number;
}

/** A site's deliveries, newest first; one more than `limit` when there are more. Throws not_found without the site. */
export function listDeliveries(
  { accountId, siteId }: Place,
  { limit, after, status }: ListDeliveries,
): Promise<Delivery[]> {
  return forAccount(accountId, async (tx) => {
    await getSiteIn(tx, accountId, siteId);
    return tx
      .select()
      .from(deliveries)
      .where(and(ofSite(accountId, siteId), after ? lt(deliveries.id, after) : undefined, inStatus(status)))
      .orderBy(desc(deliveries.id))
      .limit(limit + 1);
  });
}

/** Undefined when it is another site's, somebody else's, or not there. */
export function findDelivery(place: Place, deliveryId: number): Promise<Delivery | undefined> {
  return forAccount(place.accountId, (tx) => findDeliveryIn(tx, place, deliveryId));
}

/** Throws not_found, without the site too. */
export function getDelivery(place: Place, deliveryId: number): Promise<Delivery> {
  return forAccount(place.accountId, async (tx) => {
    await getSiteIn(tx, place.accountId, place.siteId);
    return getDeliveryIn(tx, place, deliveryId);
  });
}

/** Like `getDelivery`, inside a transaction of the caller, who knows the site. */
export async function getDeliveryIn(tx: Tx, place: Place, deliveryId: number): Promise<Delivery> {
  const delivery = await findDeliveryIn(tx, place, deliveryId);
  if (!delivery) throw new AppError("not_found");
  return delivery;
}

async function findDeliveryIn(
  tx: Tx,
  { accountId, siteId }: Place,
  deliveryId: number,
): Promise<Delivery | undefined> {
  const [delivery] = await tx
    .select()
    .from(deliveries)
    .where(and(ofSite(accountId, siteId), eq(deliveries.id, deliveryId)));
  return delivery;
}

export function ofSite(accountId: number, siteId: number): SQL | undefined {
  return and(eq(deliveries.accountId, accountId), eq(deliveries.siteId, siteId));
}

export function isWaiting(): SQL | undefined {
  return isWaitingAt(now());
}

function inStatus(status: DeliveryStatus | undefined): SQL | undefined {
  if (status === undefined) return undefined;
  if (status === "queued") return isWaiting();
  const alive = status === "leased" ? gt(deliveries.leasedUntil, now()) : undefined;
  return and(eq(deliveries.status, status), alive);
}
