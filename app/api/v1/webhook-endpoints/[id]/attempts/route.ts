import { z } from "zod";
import { idParam } from "@/lib/api/input/validate";
import { apiRoute } from "@/lib/api/route/api-route";
import { apiRoutes } from "@/lib/api/route/api-routes";
import { afterId, listOf, listQuery, page } from "@/lib/pagination";
import { attemptJson, attemptOutput } from "@/lib/webhooks/output";
import { listAttempts } from "@/lib/webhooks/queries";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = apiRoutes(
  "/webhook-endpoints/{id}/attempts/",
  {
    GET: apiRoute(
      {
        summary: "List what was sent to a webhook endpoint and what came back, newest first",
        tag: "Webhooks",
        auth: "tenant",
        permission: "webhooks:manage",
        limit: "default",
        params: z.object({ id: idParam }),
        query: listQuery,
        output: listOf(attemptOutput),
      },
      async ({ caller, params: { id }, query: { limit, cursor } }) => {
        const filter = { endpointId: id, limit, after: afterId(cursor) };
        const rows = await listAttempts(caller.account.id, filter);
        return page(rows.map(attemptJson), limit, (attempt) => attempt.id);
      },
    ),
  },
);
