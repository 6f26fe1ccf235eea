"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { tenantAction } from "@/lib/actions/tenant-action";
import {
  approveDelivery,
  cancelDelivery,
  rejectDelivery,
  retryDelivery,
} from "@/lib/deliveries/decide-delivery";
import { deliveryActForm, rejectDeliveryForm } from "@/lib/deliveries/input";

const options = { permission: "content:write", schema: deliveryActForm, limit: "content_write" } as const;

export const approveDeliveryAction = tenantAction(options, async ({ input, viewer, by }) => {
  const { site_id: siteId, delivery_id: deliveryId } = input;
  await approveDelivery({ accountId: viewer.account.id, siteId, deliveryId, by });
  done(siteId, deliveryId);
});

export const retryDeliveryAction = tenantAction(options, async ({ input, viewer, by }) => {
  const { site_id: siteId, delivery_id: deliveryId } = input;
  await retryDelivery({ accountId: viewer.account.id, siteId, deliveryId, by });
  done(siteId, deliveryId);
});

export const cancelDeliveryAction = tenantAction(options, async ({ input, viewer, by }) => {
  const { site_id: siteId, delivery_id: deliveryId } = input;
  await cancelDelivery({ accountId: viewer.account.id, siteId, deliveryId, by });
  done(siteId, deliveryId);
});

export const rejectDeliveryAction = tenantAction(
  { permission: "content:write", schema: rejectDeliveryForm, limit: "content_write" },
  async ({ input: { site_id: siteId, delivery_id: deliveryId, reason }, viewer, by }) => {
    await rejectDelivery({ accountId: viewer.account.id, siteId, deliveryId, by }, reason);
    done(siteId, deliveryId);
  },
);

function done(siteId: number, deliveryId: number): never {
  revalidatePath(`/sites/${siteId}/deliveries`, "layout");
  redirect(`/sites/${siteId}/deliveries/${deliveryId}`);
}
