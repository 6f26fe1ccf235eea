import { apiRoute } from "@/lib/api/route/api-route";
import { apiRoutes } from "@/lib/api/route/api-routes";
import { settledJson, settledOutput } from "@/lib/payments/output";
import { payInSandboxInput } from "@/lib/sandbox/input";
import { payInSandbox } from "@/lib/sandbox/pay-in-sandbox";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = apiRoutes("/sandbox/pay/", {
  POST: apiRoute(
    {
      summary: "Settle an invoice of the sandbox, without money: the first open one unless said",
      tag: "Sandbox",
      auth: "tenant",
      permission: "billing:pay",
      keyScope: "billing:read",
      limit: "billing",
      input: payInSandboxInput,
      output: settledOutput,
      errors: ["not_found", "invalid_state"],
    },
    async ({ caller, input, by }) =>
      settledJson(await payInSandbox({ accountId: caller.account.id, invoiceId: input.invoice_id, by })),
  ),
});
