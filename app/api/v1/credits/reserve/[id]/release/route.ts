import { z } from "zod";
import { idParam } from "@/lib/api/input/validate";
import { apiRoute } from "@/lib/api/route/api-route";
import { apiRoutes } from "@/lib/api/route/api-routes";
import { releaseReservation } from "@/lib/credits/reservations/close-reservation";
import { reservationJson, reservationOutput } from "@/lib/credits/reservations/output";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = apiRoutes("/credits/reserve/{id}/release/", {
  POST: apiRoute(
    {
      summary: "Free what a reservation holds",
      tag: "Credits",
      auth: "tenant",
      permission: "credits:write",
      keyScope: "credits:write",
      limit: "default",
      params: z.object({ id: idParam }),
      output: reservationOutput,
      errors: ["invalid_state", "not_found"],
    },
    async ({ caller, params, by }) => {
      const siteId = caller.apiKey?.siteId ?? null;
      const closing = { accountId: caller.account.id, reservationId: params.id, siteId, by };
      return reservationJson(await releaseReservation(closing));
    },
  ),
});
