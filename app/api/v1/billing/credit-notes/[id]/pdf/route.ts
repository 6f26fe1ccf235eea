import { z } from "zod";
import { fileReply } from "@/lib/api/answer/reply";
import { idParam } from "@/lib/api/input/validate";
import { apiRoute } from "@/lib/api/route/api-route";
import { apiRoutes } from "@/lib/api/route/api-routes";
import { getCreditNote } from "@/lib/invoices/credit-notes/queries";
import { creditNotePdfResponse } from "@/lib/invoices/pdf/pdf-response";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = apiRoutes("/billing/credit-notes/{id}/pdf/", {
  GET: apiRoute(
    {
      summary: "Download a credit note as PDF",
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
      fileReply(await creditNotePdfResponse(await getCreditNote(caller.account.id, params.id))),
  ),
});
