import { z } from "zod";
import { idParam } from "@/lib/api/input/validate";
import { apiRoute } from "@/lib/api/route/api-route";
import { apiRoutes } from "@/lib/api/route/api-routes";
import { invoiceJson, invoiceOutput } from "@/lib/invoices/output";
import { getInvoice } from "@/lib/invoices/queries";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = apiRoutes("/billing/invoices/{id}/", {
  GET: apiRoute(
    {
      summary: "Get an invoice",
      tag: "Billing",
      auth: "tenant",
      permission: "billing:read",
      keyScope: "billing:read",
      limit: "billing",
      params: z.object({ id: idParam }),
      output: invoiceOutput,
    },
    async ({ caller, params }) => invoiceJson(await getInvoice(caller.account.id, params.id)),
  ),
});
