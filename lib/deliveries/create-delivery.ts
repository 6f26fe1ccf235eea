import { type Delivery, deliveries, deliveryImages, forAccount, type Tx } from "@/db";
import { lockOpenAccount } from "@/lib/accounts/lock-open-account";
import { standingOf } from "@/lib/accounts/standing";
import { type Author, personOf } from "@/lib/audit/author";
import { recordAudit } from "@/lib/audit/record-audit";
import { now } from "@/lib/clock";
import { getSiteIn } from "@/lib/sites/queries";
import { requireWritable } from "@/lib/sites/require-writable";
import { columnsOf, picturesOf } from "./columns";
import type { DeliveryInput } from "./input";
import { requireUploads, type UploadedPicture, uploadsIn } from "./picture";
import { requireAllowed } from "./require-allowed";
import { tellDelivery } from "./tell-delivery";

interface NewDelivery {
  accountId: number;
  siteId: number;
  input: DeliveryInput;
  apiKeyId: number | null;
  by: Author;
}

/**
 * Content for a site's WordPress to fetch, or for a person to approve first where the site wants that. Throws not_found,
 * site_read_only, feature_not_in_plan or validation_error.
 */
export async function createDelivery({
  accountId,
  siteId,
  input,
  apiKeyId,
  by,
}: NewDelivery): Promise<Delivery> {
  const uploads = uploadsIn(picturesOf(input));
  requireUploads(input.content, uploads);
  return forAccount(accountId, async (tx) => {
    const open = await lockOpenAccount(tx, accountId, standingOf(by, "content:write", "content:write"));
    const site = await getSiteIn(tx, accountId, siteId);
    requireWritable(site);
    const wanted = { ...(columnsOf(input) as typeof deliveries.$inferInsert & Delivery), accountId, siteId };
    await requireAllowed(tx, open, { ...wanted, wpPostId: null });
    const at = now();
    const [delivery] = await tx
      .insert(deliveries)
      .values({
        ...wanted,
        status: site.requireApproval ? "awaiting_approval" : "queued",
        createdByUserId: personOf(by) ?? null,
        createdByApiKeyId: apiKeyId,
        createdAt: at,
        updatedAt: at,
      })
      .returning();
    await keepUploads(tx, delivery!, uploads);
    await recordAudit(tx, {
      ...by,
      accountId,
      action: "delivery.created",
      targetType: "delivery",
      targetId: delivery!.id,
      after: { site_id: siteId, title: delivery!.title, status: delivery!.status },
    });
    tellDelivery(tx, undefined, delivery!);
    return delivery!;
  });
}

export async function keepUploads(
  tx: Tx,
  { id: deliveryId, accountId }: Pick<Delivery, "id" | "accountId">,
  uploads: readonly UploadedPicture[],
): Promise<void> {
  if (uploads.length === 0) return;
  await tx.insert(deliveryImages).values(uploads.map((upload) => ({ ...upload, accountId, deliveryId })));
}
