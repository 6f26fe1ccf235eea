import { and, eq } from "drizzle-orm";
import { type Delivery, deliveries, deliveryImages, forAccount, type Tx } from "@/db";
import { lockOpenAccount } from "@/lib/accounts/lock-open-account";
import { standingOf } from "@/lib/accounts/standing";
import { now } from "@/lib/clock";
import type { DeliveryPlace } from "./change-in";
import type { Ack } from "./input";
import { getDeliveryIn } from "./queries";
import { tellDelivery } from "./tell-delivery";

/**
 * WordPress says how it ended. The same answer again, or one that comes after the lease, changes nothing for the worse:
 * what is delivered stays so. Throws not_found.
 */
export function acknowledgeDelivery(place: DeliveryPlace, ack: Ack): Promise<Delivery> {
  const { accountId, deliveryId, by } = place;
  return forAccount(accountId, async (tx) => {
    await lockOpenAccount(tx, accountId, standingOf(by, "content:write", "bridge:write"));
    const before = await getDeliveryIn(tx, place, deliveryId);
    const set = endOf(before, ack, now());
    if (!set) return before;
    const [after] = await tx
      .update(deliveries)
      .set({ ...set, updatedAt: now() })
      .where(and(eq(deliveries.accountId, accountId), eq(deliveries.id, deliveryId)))
      .returning();
    if (after!.status === "delivered") await forgetUploads(tx, after!);
    tellDelivery(tx, before, after!);
    return after!;
  });
}

/** What changes; undefined for nothing. Pure. */
function endOf(before: Delivery, ack: Ack, at: Date): Partial<Delivery> | undefined {
  const found = {
    wpPostId: ack.post_id ?? before.wpPostId,
    permalink: ack.permalink ?? before.permalink,
  };
  // It was changed after WordPress had fetched it: which post it is stays known, and the newer one goes there too.
  if (ack.revision !== undefined && ack.revision < before.revision)
    return before.status === "leased" ? { ...found, status: "queued", leasedUntil: null } : found;
  if (before.status === "delivered") return undefined;
  const ended = { ...found, warnings: ack.warnings, editedByPerson: ack.edited_by_person, endedAt: at };
  if (ack.status === "delivered") return { ...ended, status: "delivered", reason: null, leasedUntil: null };
  if (before.status !== "leased" && before.status !== "queued") return undefined;
  return { ...ended, status: "failed", reason: ack.reason || NO_REASON, leasedUntil: null };
}

const NO_REASON = "WordPress did not say why.";

/** They are in WordPress's media library now. */
async function forgetUploads(tx: Tx, { id, accountId }: Delivery): Promise<void> {
  await tx
    .delete(deliveryImages)
    .where(and(eq(deliveryImages.accountId, accountId), eq(deliveryImages.deliveryId, id)));
}
