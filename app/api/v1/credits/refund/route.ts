import { reply } from "@/lib/api/answer/reply";
import { apiRoute } from "@/lib/api/route/api-route";
import { apiRoutes } from "@/lib/api/route/api-routes";
import { refundCreditsInput } from "@/lib/credits/input";
import { refundOutput } from "@/lib/credits/output";
import { refundCredits } from "@/lib/credits/refunds/refund-credits";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = apiRoutes("/credits/refund/", {
  POST: apiRoute(
    {
      summary: "Give a consumption back, once",
      tag: "Credits",
      auth: "tenant",
      permission: "credits:write",
      keyScope: "credits:write",
      limit: "default",
      input: refundCreditsInput,
      output: refundOutput,
      errors: ["already_refunded", "not_found", "invalid_state"],
    },
    async ({ caller, input, by }) => {
      const { transactionId, amount, balance } = await refundCredits({
        accountId: caller.account.id,
        transactionId: input.transaction_id,
        reason: input.reason,
        siteId: caller.apiKey?.siteId ?? null,
        userId: caller.userId ?? null,
        apiKeyId: caller.apiKey?.id ?? null,
        by,
      });
      const data = { transaction_id: transactionId, refunded_transaction_id: input.transaction_id };
      return reply({ ...data, amount, balance }, { creditsRemaining: balance });
    },
  ),
});
