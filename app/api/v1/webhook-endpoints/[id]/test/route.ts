import { z } from "zod";
import { idParam } from "@/lib/api/input/validate";
import { apiRoute } from "@/lib/api/route/api-route";
import { apiRoutes } from "@/lib/api/route/api-routes";
import { testSentOutput } from "@/lib/webhooks/output";
import { sendTestEvent } from "@/lib/webhooks/send-test-event";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = apiRoutes("/webhook-endpoints/{id}/test/", {
  POST: apiRoute(
    {
      summary: "Send a webhook.test event to this endpoint",
      tag: "Webhooks",
      auth: "tenant",
      permission: "webhooks:manage",
      limit: "default",
      params: z.object({ id: idParam }),
      output: testSentOutput,
      errors: ["invalid_state"],
    },
    async ({ caller, params: { id }, by }) => ({
      event_id: await sendTestEvent({ accountId: caller.account.id, endpointId: id, by }),
    }),
  ),
});
