import { z } from "zod";
import { INVOICE_STATUSES } from "@/db/words";
import { apiRoute } from "@/lib/api/route/api-route";
import { apiRoutes } from "@/lib/api/route/api-routes";
import { invoiceJson, invoiceOutput } from "@/lib/invoices/output";
import { listInvoices } from "@/lib/invoices/queries";
import { afterId, listOf, listQuery, page } from "@/lib/pagination";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = apiRoutes("/billing/invoices/", {
  GET: apiRoute(
    {
      summary: "List invoices, newest first",
      tag: "Billing",
      auth: "tenant",
      permission: "billing:read",
      keyScope: "billing:read",
      limit: "billing",
      query: listQuery.extend({ status: z.enum(INVOICE_STATUSES).optional() }),
      output: listOf(invoiceOutput),
    },
    async ({ caller, query: { limit, cursor, status } }) => {
      const rows = await listInvoices(caller.account.id, { limit, after: afterId(cursor), status });
      return page(rows.map(invoiceJson), limit, ({ id }) => id);
    },
  ),
});
