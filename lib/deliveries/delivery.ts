import type { Delivery } from "@/db";
import type { DeliveryStatus } from "@/db/words";

/** States and rules of deliveries. Pure. */

/** Long enough for a slow host to fetch a page's pictures; what it has not ended by then waits again. */
export const LEASE_MS = 5 * 60_000;
/** Taken this often and never ended: something about it stops the site each time. */
export const MOST_ATTEMPTS = 10;

/** A lease that is over counts as none. */
export function statusNow({ status, leasedUntil }: Lease, at: Date): DeliveryStatus {
  return status === "leased" && leasedUntil && leasedUntil <= at ? "queued" : status;
}
type Lease = Pick<Delivery, "status" | "leasedUntil">;

export type DeliveryAct = "change" | "cancel" | "retry" | "approve" | "reject";

/** In which states each of them makes sense: what WordPress has, or is working on, is left alone. */
const ACTS: Record<DeliveryAct, readonly DeliveryStatus[]> = {
  change: ["queued", "awaiting_approval", "failed", "rejected"],
  cancel: ["queued", "awaiting_approval", "failed", "rejected"],
  retry: ["failed", "cancelled", "rejected"],
  approve: ["awaiting_approval"],
  reject: ["awaiting_approval"],
};

export function isPossible(act: DeliveryAct, delivery: Lease, at: Date): boolean {
  return ACTS[act].includes(statusNow(delivery, at));
}

export const DELIVERY_STATUS_WORDS: Record<DeliveryStatus, string> = {
  queued: "Waiting for WordPress",
  awaiting_approval: "Awaiting approval",
  leased: "Being published",
  delivered: "Delivered",
  failed: "Failed",
  cancelled: "Cancelled",
  rejected: "Rejected",
};
