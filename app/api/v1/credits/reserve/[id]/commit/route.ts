import { z } from "zod";
import { reply } from "@/lib/api/answer/reply";
import { idParam } from "@/lib/api/input/validate";
import { apiRoute } from "@/lib/api/route/api-route";
import { apiRoutes } from "@/lib/api/route/api-routes";
import { commitInput } from "@/lib/credits/input";
import { commitReservation } from "@/lib/credits/reservations/commit-reservation";
import { committedJson, committedOutput } from "@/lib/credits/reservations/output";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = apiRoutes("/credits/reserve/{id}/commit/", {
  POST: apiRoute(
    {
      summary: "Take what the work has cost, at most what is held, and free the rest",
      tag: "Credits",
      auth: "tenant",
      permission: "credits:write",
      keyScope: "credits:write",
      limit: "default",
      params: z.object({ id: idParam }),
      input: commitInput,
      output: committedOutput,
      errors: [
        "reservation_expired",
        "invalid_state",
        "insufficient_credits",
        "budget_exceeded",
        "not_found",
      ],
    },
    async ({ caller, params, input, by }) => {
      const committed = await commitReservation({
        accountId: caller.account.id,
        reservationId: params.id,
        siteId: caller.apiKey?.siteId ?? null,
        amount: input.amount,
        metadata: input.metadata,
        by,
      });
      const { replayed, balance } = committed;
      return reply(committedJson(committed), { creditsRemaining: replayed ? undefined : balance });
    },
  ),
});
