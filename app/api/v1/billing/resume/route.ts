import { z } from "zod";
import { apiRoute } from "@/lib/api/route/api-route";
import { apiRoutes } from "@/lib/api/route/api-routes";
import { AppError } from "@/lib/errors";
import { resumeSubscription } from "@/lib/subscriptions/lifecycle/resume-subscription";
import { subscriptionDetailJson, subscriptionDetailOutput } from "@/lib/subscriptions/output";
import { findSubscription } from "@/lib/subscriptions/queries";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = apiRoutes("/billing/resume/", {
  POST: apiRoute(
    {
      summary: "Take a cancellation back",
      tag: "Billing",
      auth: "tenant",
      permission: "billing:manage",
      limit: "billing",
      input: z.object({}),
      output: subscriptionDetailOutput,
      errors: ["invalid_state"],
    },
    async ({ caller, by }) => {
      const accountId = caller.account.id;
      await resumeSubscription({ accountId, ...by });
      const detail = await findSubscription(accountId);
      if (!detail) throw new AppError("not_found");
      return subscriptionDetailJson(detail);
    },
  ),
});
