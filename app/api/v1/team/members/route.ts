import { apiRoute } from "@/lib/api/route/api-route";
import { apiRoutes } from "@/lib/api/route/api-routes";
import { afterId, listOf, listQuery, page } from "@/lib/pagination";
import { memberJson, memberOutput } from "@/lib/team/output";
import { listMembers } from "@/lib/team/queries";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = apiRoutes("/team/members/", {
  GET: apiRoute(
    {
      summary: "List the members of the account",
      tag: "Team",
      auth: "tenant",
      permission: "team:manage",
      keyScope: "team:read",
      limit: "default",
      query: listQuery,
      output: listOf(memberOutput),
    },
    async ({ caller, query: { limit, cursor } }) => {
      const rows = await listMembers(caller.account.id, { limit, after: afterId(cursor) });
      return page(rows.map(memberJson), limit, ({ id }) => id);
    },
  ),
});
