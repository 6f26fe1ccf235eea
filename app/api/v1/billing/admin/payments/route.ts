import { z } from "zod";
import { apiRoute } from "@/lib/api/route/api-route";
import { apiRoutes } from "@/lib/api/route/api-routes";
import { afterId, listOf, listQuery, page } from "@/lib/pagination";
import { paymentStatusQuery } from "@/lib/payments/input";
import { paymentJson, paymentOutput } from "@/lib/payments/output";
import { listAllPayments } from "@/lib/payments/records/queries";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = apiRoutes("/billing/admin/payments/", {
  GET: apiRoute(
    {
      summary: "List everybody's payments, newest first",
      tag: "Billing administration",
      auth: "superuser",
      limit: "billing_admin",
      query: listQuery.extend({ status: paymentStatusQuery }),
      output: listOf(paymentOutput.extend({ account_name: z.string() })),
    },
    async ({ query: { limit, cursor, status } }) => {
      const rows = await listAllPayments({ limit, after: afterId(cursor), status });
      const json = rows.map(({ payment, invoiceNumber, accountName }) => ({
        ...paymentJson(payment, invoiceNumber),
        account_name: accountName,
      }));
      return page(json, limit, ({ id }) => id);
    },
  ),
});
