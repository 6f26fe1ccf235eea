import { apiRoute } from "@/lib/api/route/api-route";
import { apiRoutes } from "@/lib/api/route/api-routes";
import { callerIdentity } from "@/lib/bridge/bridge-site";
import { identityQuery } from "@/lib/bridge/input";
import { verifyJson, verifyOutput } from "@/lib/bridge/output";
import { currentPools } from "@/lib/credits/pools";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = apiRoutes("/bridge/verify/", {
  GET: apiRoute(
    {
      summary: "Say whose key this is and what it may do",
      tag: "Bridge",
      auth: "key",
      keyScope: "any",
      limit: "bridge",
      query: identityQuery,
      output: verifyOutput,
    },
    async ({ caller, query, request }) =>
      verifyJson(caller, callerIdentity(request, query), await currentPools(caller.account)),
  ),
});
