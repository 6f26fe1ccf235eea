import { apiRoute } from "@/lib/api/route/api-route";
import { apiRoutes } from "@/lib/api/route/api-routes";
import { pageOfAll } from "@/lib/api/route/page-of-all";
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
