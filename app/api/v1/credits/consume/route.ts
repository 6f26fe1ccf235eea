import { reply } from "@/lib/api/answer/reply";
import type { TenantCaller } from "@/lib/api/callers/caller";
import { apiRoute } from "@/lib/api/route/api-route";
import { apiRoutes } from "@/lib/api/route/api-routes";
import { consumeCredits } from "@/lib/credits/consume-credits";
import { consumeInput } from "@/lib/credits/input";
import { consumeOutput } from "@/lib/credits/output";
import { AppError } from "@/lib/errors";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = apiRoutes("/credits/consume/", {
  POST: apiRoute(
    {
      summary: "Take the credits that an operation costs",
      tag: "Credits",
      auth: "tenant",
      permission: "credits:write",
      keyScope: "credits:write",
      limit: "default",
      input: consumeInput,
      output: consumeOutput,
      idempotency: "own",
      errors: ["insufficient_credits", "feature_not_in_plan", "idempotency_conflict", "not_found"],
    },
    async ({ caller, input, idempotencyKey }) => {
      const { replayed, transactionId, operation, amount, balance } = await consumeCredits({
        accountId: caller.account.id,
        operation: input.operation,
        units: input.units,
        siteId: siteOf(caller, input.site_id),
        metadata: input.metadata ?? {},
        idempotencyKey: idempotencyKey!,
        userId: caller.userId ?? null,
        apiKeyId: caller.apiKey?.id ?? null,
      });
      const headers: Record<string, string> = replayed ? { "Idempotent-Replayed": "true" } : {};
      const data = { transaction_id: transactionId, operation, amount, balance };
      return reply(data, { headers, creditsRemaining: replayed ? undefined : balance });
    },
  ),
});

/** A key bound to a site spends for that site, and knows no other. */
function siteOf({ apiKey }: TenantCaller, asked: number | null | undefined): number | null {
  const bound = apiKey?.siteId ?? null;
  if (bound !== null && asked && asked !== bound) throw new AppError("not_found");
  return bound ?? asked ?? null;
}
