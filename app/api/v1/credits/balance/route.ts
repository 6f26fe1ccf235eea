import { apiRoute } from "@/lib/api/route/api-route";
import { apiRoutes } from "@/lib/api/route/api-routes";
import { balanceOutput } from "@/lib/credits/output";
import { currentPools } from "@/lib/credits/pools";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = apiRoutes("/credits/balance/", {
  GET: apiRoute(
    {
      summary: "Read the balance: plan, bought, held and available",
      tag: "Credits",
      auth: "tenant",
      permission: "credits:read",
      keyScope: "credits:read",
      limit: "default",
      output: balanceOutput,
    },
    async ({ caller }) => currentPools(caller.account),
  ),
});
