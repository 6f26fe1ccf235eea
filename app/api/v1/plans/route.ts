import { apiRoute } from "@/lib/api/api-route";
import { apiRoutes } from "@/lib/api/api-routes";
import { pageOfAll } from "@/lib/api/page-of-all";
import { listOf, listQuery } from "@/lib/pagination";
import { planJson, planOutput } from "@/lib/plans/output";
import { listPublicPlans } from "@/lib/plans/queries";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = apiRoutes("/plans/", {
  GET: apiRoute(
    {
      summary: "List the plans on offer",
      tag: "Plans",
      auth: "none",
      limit: "default",
      query: listQuery,
      output: listOf(planOutput),
    },
    async ({ query }) => {
      const plans = await listPublicPlans();
      return pageOfAll(
        plans.map((plan, index) => ({ ...planJson(plan), id: index + 1 })),
        query,
      );
    },
  ),
});
