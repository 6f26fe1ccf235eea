import { z } from "zod";
import { idParam } from "@/lib/api/input/validate";
import { apiRoute } from "@/lib/api/route/api-route";
import { apiRoutes } from "@/lib/api/route/api-routes";
import { reservationJson, reservationOutput } from "@/lib/credits/reservations/output";
import { getReservation } from "@/lib/credits/reservations/queries";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = apiRoutes("/credits/reserve/{id}/", {
  GET: apiRoute(
    {
      summary: "Read a reservation",
      tag: "Credits",
      auth: "tenant",
      permission: "credits:read",
      keyScope: "credits:read",
      limit: "default",
      params: z.object({ id: idParam }),
      output: reservationOutput,
    },
    async ({ caller, params }) =>
      reservationJson(await getReservation(caller.account.id, params.id, caller.apiKey?.siteId ?? null)),
  ),
});
