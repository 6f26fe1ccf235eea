import { and, eq, notInArray } from "drizzle-orm";
import { type Delivery, deliveryImages, forAccount, type Tx } from "@/db";
import { lockOpenAccount } from "@/lib/accounts/lock-open-account";
import { standingOf } from "@/lib/accounts/standing";
import { getSiteIn } from "@/lib/sites/queries";
import { requireWritable } from "@/lib/sites/require-writable";
import { changeIn, type DeliveryPlace, requirePossible } from "./change-in";
import { columnsOf, picturesOf } from "./columns";
import { keepUploads } from "./create-delivery";
import type { DeliveryChange } from "./input";
import { requireUploads, type UploadedPicture, uploadsIn } from "./picture";
import { getDeliveryIn } from "./queries";
import { requireAllowed } from "./require-allowed";

/**
 * Changes what WordPress has not taken yet. What a person has approved is approved again. Throws not_found,
 * invalid_state, site_read_only, feature_not_in_plan or validation_error.
 */
export async function updateDelivery(place: DeliveryPlace, input: DeliveryChange): Promise<Delivery> {
  const { accountId, siteId, deliveryId, by } = place;
  const uploads = uploadsIn(picturesOf(input));
  return forAccount(accountId, async (tx) => {
    const open = await lockOpenAccount(tx, accountId, standingOf(by, "content:write", "content:write"));
    const site = await getSiteIn(tx, accountId, siteId);
    requireWritable(site);
    const before = await getDeliveryIn(tx, place, deliveryId);
    requirePossible("change", before);
    const wanted = { ...before, ...columnsOf(input) };
    await requireAllowed(tx, open, wanted);
    requireUploads(wanted.content, await replaceUploads(tx, wanted, uploads));
    return changeIn(tx, place, before, {
      action: "delivery.updated",
      set: {
        ...columnsOf(input),
        revision: before.revision + 1,
        ...(isSent(before) && { status: site.requireApproval ? "awaiting_approval" : "queued" }),
      },
    });
  });
}

/** Failed and rejected ones wait for their retry. */
function isSent({ status }: Delivery): boolean {
  return status === "queued" || status === "leased";
}

/** Uploads that the pictures still name stay; of those sent again the new ones count. Answers all that there are. */
async function replaceUploads(
  tx: Tx,
  delivery: Delivery,
  uploads: readonly UploadedPicture[],
): Promise<{ name: string }[]> {
  const { id, accountId } = delivery;
  const sent = new Set(uploads.map(({ name }) => name));
  const named = [...delivery.images, delivery.featuredImage].flatMap((picture) => picture?.name ?? []);
  const kept = named.filter((name) => !sent.has(name));
  const mine = and(eq(deliveryImages.accountId, accountId), eq(deliveryImages.deliveryId, id));
  const isGone = kept.length > 0 ? notInArray(deliveryImages.name, kept) : undefined;
  await tx.delete(deliveryImages).where(and(mine, isGone));
  await keepUploads(tx, delivery, uploads);
  return tx.select({ name: deliveryImages.name }).from(deliveryImages).where(mine);
}
