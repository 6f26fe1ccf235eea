"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import { tenantAction } from "@/lib/actions/tenant-action";
import { orderPackage } from "@/lib/payments/packages/order-package";

const form = z.object({
  package_id: z
    .string()
    .regex(/^[1-9]\d{0,14}$/)
    .transform(Number),
});

export const buyPackageAction = tenantAction(
  { permission: "billing:pay", schema: form, limit: "billing" },
  async ({ input, viewer, by }) => {
    const invoice = await orderPackage({ accountId: viewer.account.id, packageId: input.package_id, by });
    redirect(`/payment?invoice=${invoice.id}`);
  },
);
