import { apiRoute } from "@/lib/api/route/api-route";
import { apiRoutes } from "@/lib/api/route/api-routes";
import { creditNoteJson, creditNoteOutput } from "@/lib/invoices/credit-notes/output";
import { listCreditNotes } from "@/lib/invoices/credit-notes/queries";
import { afterId, listOf, listQuery, page } from "@/lib/pagination";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = apiRoutes("/billing/credit-notes/", {
  GET: apiRoute(
    {
      summary: "List credit notes, newest first",
      tag: "Billing",
      auth: "tenant",
      permission: "billing:read",
      keyScope: "billing:read",
      limit: "billing",
      query: listQuery,
      output: listOf(creditNoteOutput),
    },
    async ({ caller, query: { limit, cursor } }) => {
      const rows = await listCreditNotes(caller.account.id, { limit, after: afterId(cursor) });
      return page(rows.map(creditNoteJson), limit, ({ id }) => id);
    },
  ),
});
