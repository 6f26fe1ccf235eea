import { z } from "zod";
import { fileReply } from "@/lib/api/answer/reply";
import { idParam } from "@/lib/api/input/validate";
import { apiRoute } from "@/lib/api/route/api-route";
import { apiRoutes } from "@/lib/api/route/api-routes";
import { getInvoice } from "@/lib/invoices/queries";
import { invoicePdfResponse } from "@/lib/payments/documents/invoice-file";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = apiRoutes("/billing/invoices/{id}/pdf/", {
  GET: apiRoute(
    {
      summary: "Download an invoice as PDF",
      tag: "Billing",
      auth: "tenant",
      permission: "billing:read",
      keyScope: "billing:read",
      limit: "billing",
      params: z.object({ id: idParam }),
      output: z.null(),
      file: "application/pdf",
    },
    async ({ caller, params }) =>
      fileReply(await invoicePdfResponse(await getInvoice(caller.account.id, params.id))),
  ),
});
