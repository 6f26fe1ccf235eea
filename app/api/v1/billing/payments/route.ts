import { apiRoute } from "@/lib/api/route/api-route";
import { apiRoutes } from "@/lib/api/route/api-routes";
import { afterId, listOf, listQuery, page } from "@/lib/pagination";
import { paymentStatusQuery } from "@/lib/payments/input";
import { paymentJson, paymentOutput } from "@/lib/payments/output";
import { listPayments } from "@/lib/payments/records/queries";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = apiRoutes("/billing/payments/", {
  GET: apiRoute(
    {
      summary: "List payments, newest first",
      tag: "Billing",
      auth: "tenant",
      permission: "billing:read",
      keyScope: "billing:read",
      limit: "billing",
      query: listQuery.extend({ status: paymentStatusQuery }),
      output: listOf(paymentOutput),
    },
    async ({ caller, query: { limit, cursor, status } }) => {
      const rows = await listPayments(caller.account.id, { limit, after: afterId(cursor), status });
      const json = rows.map(({ payment, invoiceNumber }) => paymentJson(payment, invoiceNumber));
      return page(json, limit, ({ id }) => id);
    },
  ),
});
