import type { Delivery, Tx } from "@/db";
import { recordEvent } from "@/lib/events/record-event";

/** Tells other software that a delivery has come to another state; a lease is WordPress's own business. */
export function tellDelivery(tx: Tx, before: Pick<Delivery, "status"> | undefined, after: Delivery): void {
  if (after.status === before?.status || after.status === "leased") return;
  recordEvent(tx, {
    accountId: after.accountId,
    type: `delivery.${after.status}`,
    object: ["delivery", after.id],
    data: {
      id: after.id,
      site_id: after.siteId,
      status: after.status,
      post_id: after.wpPostId,
      permalink: after.permalink,
    },
  });
}
