import { type Delivery, forAccount, type Tx } from "@/db";
import { lockOpenAccount, type OpenAccount } from "@/lib/accounts/lock-open-account";
import { standingOf } from "@/lib/accounts/standing";
import { now } from "@/lib/clock";
import { getSiteIn } from "@/lib/sites/queries";
import { requireWritable } from "@/lib/sites/require-writable";
import type { Site } from "@/lib/sites/site";
import { changeIn, type DeliveryPlace, requirePossible } from "./change-in";
import { getDeliveryIn } from "./queries";
import { requireAllowed } from "./require-allowed";

/** WordPress won't get it. Cancelling what is cancelled changes nothing. Throws not_found or invalid_state. */
export function cancelDelivery(place: DeliveryPlace): Promise<Delivery> {
  return withDelivery(place, "content:write", async ({ tx, delivery }) => {
    if (delivery.status === "cancelled") return delivery;
    requirePossible("cancel", delivery);
    return changeIn(tx, place, delivery, {
      action: "delivery.cancelled",
      set: { status: "cancelled", endedAt: now(), leasedUntil: null },
    });
  });
}

/** One that failed, was cancelled or was rejected begins again. Throws not_found, invalid_state, feature_not_in_plan. */
export function retryDelivery(place: DeliveryPlace): Promise<Delivery> {
  return withDelivery(place, "content:write", async ({ tx, open, site, delivery }) => {
    requireWritable(site);
    requirePossible("retry", delivery);
    await requireAllowed(tx, open, delivery);
    const status = site.requireApproval ? "awaiting_approval" : "queued";
    const fresh = { reason: null, warnings: [], editedByPerson: false, endedAt: null, leasedUntil: null };
    return changeIn(tx, place, delivery, {
      action: "delivery.retried",
      set: { ...fresh, status, attempts: 0 },
    });
  });
}

/** A person has read it. No key approves. Throws not_found, invalid_state, feature_not_in_plan. */
export function approveDelivery(place: DeliveryPlace): Promise<Delivery> {
  return withDelivery(place, undefined, async ({ tx, open, site, delivery }) => {
    requireWritable(site);
    requirePossible("approve", delivery);
    await requireAllowed(tx, open, delivery);
    return changeIn(tx, place, delivery, { action: "delivery.approved", set: { status: "queued" } });
  });
}

/** Throws not_found or invalid_state. */
export function rejectDelivery(place: DeliveryPlace, reason: string): Promise<Delivery> {
  return withDelivery(place, undefined, async ({ tx, delivery }) => {
    requirePossible("reject", delivery);
    const set = { status: "rejected", reason, endedAt: now() } as const;
    return changeIn(tx, place, delivery, { action: "delivery.rejected", set, reason });
  });
}

interface Held {
  tx: Tx;
  open: OpenAccount;
  site: Site;
  delivery: Delivery;
}

/** Under the account's lock, for a member who may and, where `scope` says so, for a key. */
function withDelivery(
  place: DeliveryPlace,
  scope: "content:write" | undefined,
  act: (held: Held) => Promise<Delivery>,
): Promise<Delivery> {
  const { accountId, siteId, deliveryId, by } = place;
  return forAccount(accountId, async (tx) => {
    const open = await lockOpenAccount(tx, accountId, standingOf(by, "content:write", scope));
    const site = await getSiteIn(tx, accountId, siteId);
    return act({ tx, open, site, delivery: await getDeliveryIn(tx, place, deliveryId) });
  });
}
