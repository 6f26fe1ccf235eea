import { apiRoute } from "@/lib/api/route/api-route";
import { apiRoutes } from "@/lib/api/route/api-routes";
import { pageOfAll } from "@/lib/api/route/page-of-all";
import { packageJson, packageOutput } from "@/lib/credits/packages/output";
import { listOfferedPackages } from "@/lib/credits/packages/queries";
import { listOf, listQuery } from "@/lib/pagination";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = apiRoutes("/credits/packages/", {
  GET: apiRoute(
    {
      summary: "List the credit packages on offer",
      tag: "Credits",
      auth: "none",
      limit: "default",
      query: listQuery,
      output: listOf(packageOutput),
    },
    async ({ query }) => pageOfAll((await listOfferedPackages()).map(packageJson), query),
  ),
});
