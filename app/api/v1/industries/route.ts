import { apiRoute } from "@/lib/api/api-route";
import { apiRoutes } from "@/lib/api/api-routes";
import { pageOfAll } from "@/lib/api/page-of-all";
import { listOf, listQuery } from "@/lib/pagination";
import { listIndustries } from "@/lib/sites/list-industries";
import { industryJson, industryOutput } from "@/lib/sites/output";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = apiRoutes("/industries/", {
  GET: apiRoute(
    {
      summary: "List industries with their sector templates",
      tag: "Sites",
      auth: "signed_in",
      limit: "content_read",
      query: listQuery,
      output: listOf(industryOutput),
    },
    async ({ query }) => pageOfAll((await listIndustries()).map(industryJson), query),
  ),
});
