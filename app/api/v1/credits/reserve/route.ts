import { reply } from "@/lib/api/answer/reply";
import { siteToSpendFor } from "@/lib/api/callers/site-to-spend-for";
import { apiRoute } from "@/lib/api/route/api-route";
import { apiRoutes } from "@/lib/api/route/api-routes";
import { reserveInput } from "@/lib/credits/input";
import { reservationJson, reservationOutput } from "@/lib/credits/reservations/output";
import { listReservations } from "@/lib/credits/reservations/queries";
import { reserveCredits } from "@/lib/credits/reservations/reserve-credits";
import { afterId, listOf, listQuery, page } from "@/lib/pagination";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = apiRoutes("/credits/reserve/", {
  GET: apiRoute(
    {
      summary: "List reservations, newest first",
      tag: "Credits",
      auth: "tenant",
      permission: "credits:read",
      keyScope: "credits:read",
      limit: "default",
      query: listQuery,
      output: listOf(reservationOutput),
    },
    async ({ caller, query: { limit, cursor } }) => {
      const siteId = caller.apiKey?.siteId ?? null;
      const rows = await listReservations(caller.account.id, { limit, after: afterId(cursor), siteId });
      return page(rows.map(reservationJson), limit, ({ id }) => id);
    },
  ),
  POST: apiRoute(
    {
      summary: "Hold credits for work that takes long",
      tag: "Credits",
      auth: "tenant",
      permission: "credits:write",
      keyScope: "credits:write",
      limit: "default",
      input: reserveInput,
      output: reservationOutput,
      status: 201,
      idempotency: "own",
      errors: [
        "insufficient_credits",
        "budget_exceeded",
        "feature_not_in_plan",
        "idempotency_conflict",
        "not_found",
      ],
    },
    async ({ caller, input, idempotencyKey }) => {
      const { reservation, replayed } = await reserveCredits({
        accountId: caller.account.id,
        operation: input.operation ?? null,
        units: input.operation ? input.units : null,
        amount: input.amount ?? null,
        expiresAt: new Date(input.expires_at),
        siteId: siteToSpendFor(caller, input.site_id),
        metadata: input.metadata ?? {},
        idempotencyKey: idempotencyKey!,
        userId: caller.userId ?? null,
        apiKeyId: caller.apiKey?.id ?? null,
      });
      const headers: Record<string, string> = replayed ? { "Idempotent-Replayed": "true" } : {};
      return reply(reservationJson(reservation), { headers });
    },
  ),
});
