import { apiRoute } from "@/lib/api/route/api-route";
import { apiRoutes } from "@/lib/api/route/api-routes";
import { AppError } from "@/lib/errors";
import { subscriptionDetailJson, subscriptionDetailOutput } from "@/lib/subscriptions/output";
import { findSubscription } from "@/lib/subscriptions/queries";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = apiRoutes("/billing/subscription/", {
  GET: apiRoute(
    {
      summary: "Get the subscription, with its next charge",
      tag: "Billing",
      auth: "tenant",
      permission: "billing:read",
      keyScope: "billing:read",
      limit: "billing",
      output: subscriptionDetailOutput,
    },
    async ({ caller }) => {
      const detail = await findSubscription(caller.account.id);
      if (!detail) throw new AppError("not_found");
      return subscriptionDetailJson(detail);
    },
  ),
});
