import { apiRoute } from "@/lib/api/route/api-route";
import { apiRoutes } from "@/lib/api/route/api-routes";
import { AppError } from "@/lib/errors";
import { cancelInput } from "@/lib/subscriptions/input";
import { cancelSubscription } from "@/lib/subscriptions/lifecycle/cancel-subscription";
import { subscriptionDetailJson, subscriptionDetailOutput } from "@/lib/subscriptions/output";
import { findSubscription } from "@/lib/subscriptions/queries";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = apiRoutes("/billing/cancel/", {
  POST: apiRoute(
    {
      summary: "Cancel at the period's end",
      tag: "Billing",
      auth: "tenant",
      permission: "billing:manage",
      limit: "billing",
      input: cancelInput,
      output: subscriptionDetailOutput,
      errors: ["invalid_state"],
    },
    async ({ caller, input, by }) => {
      const accountId = caller.account.id;
      await cancelSubscription({ accountId, reason: input.reason, ...by });
      const detail = await findSubscription(accountId);
      if (!detail) throw new AppError("not_found");
      return subscriptionDetailJson(detail);
    },
  ),
});
