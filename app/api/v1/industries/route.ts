import { apiRoute } from "@/lib/api/route/api-route";
import { apiRoutes } from "@/lib/api/route/api-routes";
import { pageOfAll } from "@/lib/api/route/page-of-all";
import { listOf, listQuery } from "@/lib/pagination";
import { industryJson, industryOutput } from "@/lib/sites/output";
import { listIndustries } from "@/lib/sites/sectors/list-industries";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = apiRoutes("/industries/", {
  GET: apiRoute(
    {
      summary: "List industries with their sector templates",
      tag: "Sites",
      auth: "signed_in",
      keyScope: "sites:read",
      limit: "content_read",
      query: listQuery,
      output: listOf(industryOutput),
    },
    async ({ query }) => pageOfAll((await listIndustries()).map(industryJson), query),
  ),
});
