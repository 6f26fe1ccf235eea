import { z } from "zod";
import { apiRoute } from "@/lib/api/route/api-route";
import { apiRoutes } from "@/lib/api/route/api-routes";
import { bankDetailsOutput } from "@/lib/payments/bank-transfer/bank-details";
import { startCheckout } from "@/lib/payments/checkout/start-checkout";
import { checkoutInput } from "@/lib/payments/input";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = apiRoutes("/billing/checkout/", {
  POST: apiRoute(
    {
      summary: "Pay what is open: the provider's page, or the bank details",
      tag: "Billing",
      auth: "tenant",
      permission: "billing:pay",
      limit: "billing",
      input: checkoutInput,
      output: z.union([z.object({ url: z.string() }), bankDetailsOutput]),
      idempotency: "continues",
      errors: [
        "invalid_state",
        "not_found",
        "payment_method_unavailable",
        "plan_not_payable",
        "payment_in_progress",
        "plan_not_self_service",
        "provider_unavailable",
      ],
    },
    async ({ caller, input, by }) =>
      startCheckout({
        accountId: caller.account.id,
        paymentMethod: input.payment_method,
        planSlug: input.plan_slug,
        packageId: input.package_id,
        interval: input.billing_interval,
        ...by,
      }),
  ),
});
