import { z } from "zod";
import { idParam } from "@/lib/api/input/validate";
import { apiRoute } from "@/lib/api/route/api-route";
import { apiRoutes } from "@/lib/api/route/api-routes";
import { creditNoteJson, creditNoteOutput } from "@/lib/invoices/credit-notes/output";
import { getCreditNote } from "@/lib/invoices/credit-notes/queries";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = apiRoutes("/billing/credit-notes/{id}/", {
  GET: apiRoute(
    {
      summary: "Get a credit note",
      tag: "Billing",
      auth: "tenant",
      permission: "billing:read",
      keyScope: "billing:read",
      limit: "billing",
      params: z.object({ id: idParam }),
      output: creditNoteOutput,
    },
    async ({ caller, params }) => creditNoteJson(await getCreditNote(caller.account.id, params.id)),
  ),
});
