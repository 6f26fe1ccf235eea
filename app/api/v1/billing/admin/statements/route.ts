import { apiRoute } from "@/lib/api/route/api-route";
import { apiRoutes } from "@/lib/api/route/api-routes";
import { importInput } from "@/lib/bank-statements/input";
import { listStatements } from "@/lib/bank-statements/ledger/list-statements";
import { receiveStatement } from "@/lib/bank-statements/match/receive-statement";
import { importedJson, importedOutput, statementJson, statementOutput } from "@/lib/bank-statements/output";
import { afterId, listOf, listQuery, page } from "@/lib/pagination";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = apiRoutes("/billing/admin/statements/", {
  GET: apiRoute(
    {
      summary: "List the bank's statements, newest first",
      tag: "Billing administration",
      auth: "superuser",
      limit: "billing_admin",
      query: listQuery,
      output: listOf(statementOutput),
    },
    async ({ query: { limit, cursor } }) => {
      const rows = await listStatements({ limit, after: afterId(cursor) });
      return page(rows.map(statementJson), limit, ({ id }) => id);
    },
  ),
  POST: apiRoute(
    {
      summary: "Import a bank's file: CAMT, MT940, MT942, OFX or CSV, plain or zipped",
      tag: "Billing administration",
      auth: "superuser",
      limit: "billing_admin",
      input: importInput,
      output: importedOutput,
      errors: ["statement_unreadable"],
    },
    async ({ input, by }) => {
      const bytes = Buffer.from(input.file_base64, "base64");
      const open = async function* () {
        yield bytes;
      };
      return importedJson(await receiveStatement({ ...by, name: input.file_name, open }));
    },
  ),
});
