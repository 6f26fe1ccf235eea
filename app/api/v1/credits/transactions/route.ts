import { apiRoute } from "@/lib/api/route/api-route";
import { apiRoutes } from "@/lib/api/route/api-routes";
import { creditTransactionJson, creditTransactionOutput } from "@/lib/credits/output";
import { listCreditTransactions } from "@/lib/credits/queries";
import { afterId, listOf, listQuery, page } from "@/lib/pagination";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = apiRoutes("/credits/transactions/", {
  GET: apiRoute(
    {
      summary: "List the ledger, newest first",
      tag: "Credits",
      auth: "tenant",
      permission: "credits:read",
      keyScope: "credits:read",
      limit: "default",
      query: listQuery,
      output: listOf(creditTransactionOutput),
    },
    async ({ caller, query: { limit, cursor } }) => {
      const siteId = caller.apiKey?.siteId ?? undefined;
      const rows = await listCreditTransactions(caller.account.id, { limit, after: afterId(cursor), siteId });
      return page(rows.map(creditTransactionJson), limit, ({ id }) => id);
    },
  ),
});
