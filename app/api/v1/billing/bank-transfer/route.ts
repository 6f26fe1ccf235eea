import { apiRoute } from "@/lib/api/route/api-route";
import { apiRoutes } from "@/lib/api/route/api-routes";
import { reportBankTransfer } from "@/lib/payments/bank-transfer/report-bank-transfer";
import { reportInput } from "@/lib/payments/input";
import { paymentAnswer, paymentOutput } from "@/lib/payments/output";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = apiRoutes("/billing/bank-transfer/", {
  POST: apiRoute(
    {
      summary: "Report a bank transfer, for staff to approve",
      tag: "Billing",
      auth: "tenant",
      permission: "billing:pay",
      limit: "billing",
      input: reportInput,
      output: paymentOutput,
      status: 201,
      errors: ["amount_mismatch", "invalid_state", "not_found", "payment_reference_used"],
    },
    async ({ caller, input, by }) =>
      paymentAnswer(
        await reportBankTransfer({
          accountId: caller.account.id,
          invoiceId: input.invoice_id,
          externalPaymentId: input.external_payment_id,
          payerName: input.payer_name,
          amountCents: input.amount,
          proofUrl: input.proof_url,
          ...by,
        }),
      ),
  ),
});
