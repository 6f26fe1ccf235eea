import { approvalsQuery } from "@/lib/admin/approvals/input";
import { listApprovals } from "@/lib/admin/approvals/list-approvals";
import { approvalJson, approvalOutput } from "@/lib/admin/approvals/output";
import { apiRoute } from "@/lib/api/route/api-route";
import { apiRoutes } from "@/lib/api/route/api-routes";
import { afterId, listOf, listQuery, page } from "@/lib/pagination";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = apiRoutes("/billing/admin/approvals/", {
  GET: apiRoute(
    {
      summary: "List what waits for a second person of our team, or was decided",
      tag: "Billing administration",
      auth: "superuser",
      limit: "billing_admin",
      query: listQuery.extend(approvalsQuery.shape),
      output: listOf(approvalOutput),
    },
    async ({ query: { limit, cursor, show } }) => {
      const rows = await listApprovals({ show, limit, after: afterId(cursor) });
      return page(rows.map(approvalJson), limit, ({ id }) => id);
    },
  ),
});
