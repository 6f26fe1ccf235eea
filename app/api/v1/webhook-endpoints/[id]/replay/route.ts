import { z } from "zod";
import { idParam } from "@/lib/api/input/validate";
import { apiRoute } from "@/lib/api/route/api-route";
import { apiRoutes } from "@/lib/api/route/api-routes";
import { replayInput } from "@/lib/webhooks/input";
import { replayedOutput } from "@/lib/webhooks/output";
import { replay } from "@/lib/webhooks/replay";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = apiRoutes("/webhook-endpoints/{id}/replay/", {
  POST: apiRoute(
    {
      summary: "Send one event again, or everything since a time that hasn't arrived",
      tag: "Webhooks",
      auth: "tenant",
      permission: "webhooks:manage",
      limit: "default",
      params: z.object({ id: idParam }),
      input: replayInput,
      output: replayedOutput,
      errors: ["invalid_state", "not_found"],
    },
    async ({ caller, params: { id }, input: { event_id: eventId, since }, by }) => ({
      count: await replay({
        accountId: caller.account.id,
        endpointId: id,
        eventId,
        since: since === undefined ? undefined : new Date(since),
        by,
      }),
    }),
  ),
});
