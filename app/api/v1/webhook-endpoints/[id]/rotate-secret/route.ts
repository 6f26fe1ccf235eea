import { z } from "zod";
import { idParam } from "@/lib/api/input/validate";
import { apiRoute } from "@/lib/api/route/api-route";
import { apiRoutes } from "@/lib/api/route/api-routes";
import { rotateSecretInput } from "@/lib/webhooks/input";
import { endpointJson, newEndpointOutput } from "@/lib/webhooks/output";
import { rotateSecret } from "@/lib/webhooks/rotate-secret";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = apiRoutes(
  "/webhook-endpoints/{id}/rotate-secret/",
  {
    POST: apiRoute(
      {
        summary: "Replace the signing secret; both sign until the grace period ends",
        tag: "Webhooks",
        auth: "tenant",
        permission: "webhooks:manage",
        limit: "default",
        params: z.object({ id: idParam }),
        input: rotateSecretInput,
        output: newEndpointOutput,
      },
      async ({ caller, params: { id }, input, by }) => {
        const rotation = {
          accountId: caller.account.id,
          endpointId: id,
          graceSeconds: input.grace_seconds,
          by,
        };
        const { endpoint, secret } = await rotateSecret(rotation);
        return { ...endpointJson(endpoint), secret };
      },
    ),
  },
);
