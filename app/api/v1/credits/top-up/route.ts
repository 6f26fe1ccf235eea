import { apiRoute } from "@/lib/api/route/api-route";
import { apiRoutes } from "@/lib/api/route/api-routes";
import { topUpInput } from "@/lib/payments/top-up/input";
import { topUpJson, topUpOutput } from "@/lib/payments/top-up/output";
import { findTopUp } from "@/lib/payments/top-up/queries";
import { setTopUp } from "@/lib/payments/top-up/set-top-up";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = apiRoutes("/credits/top-up/", {
  GET: apiRoute(
    {
      summary: "Read the automatic top-up: what is bought when credits run low",
      tag: "Credits",
      auth: "tenant",
      permission: "billing:read",
      keyScope: "billing:read",
      limit: "billing",
      output: topUpOutput,
    },
    async ({ caller }) => topUpJson(await findTopUp(caller.account.id)),
  ),
  PUT: apiRoute(
    {
      summary: "Set the automatic top-up, or switch it off",
      tag: "Credits",
      auth: "tenant",
      permission: "billing:manage",
      limit: "billing",
      input: topUpInput,
      output: topUpOutput,
      errors: ["not_found", "invalid_state"],
    },
    async ({ caller, input, by }) => {
      const { enabled: isEnabled, package_id: packageId, threshold } = input;
      const { max_per_month: maxPerMonth, max_amount_per_month: maxCentsPerMonth } = input;
      const settings = { isEnabled, packageId, threshold, maxPerMonth, maxCentsPerMonth };
      return topUpJson(await setTopUp({ accountId: caller.account.id, ...settings, by }));
    },
  ),
});
