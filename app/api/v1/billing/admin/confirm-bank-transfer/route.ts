import { apiRoute } from "@/lib/api/route/api-route";
import { apiRoutes } from "@/lib/api/route/api-routes";
import { confirmBankTransfer } from "@/lib/payments/bank-transfer/confirm-bank-transfer";
import { confirmInput } from "@/lib/payments/input";
import { settledJson, settledOutput } from "@/lib/payments/output";
import { deciderOf } from "@/lib/staff/decider";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = apiRoutes(
  "/billing/admin/confirm-bank-transfer/",
  {
    POST: apiRoute(
      {
        summary: "Confirm a bank transfer that has arrived",
        tag: "Billing administration",
        auth: "superuser",
        limit: "billing_admin",
        input: confirmInput,
        output: settledOutput,
        errors: [
          "amount_mismatch",
          "approval_required",
          "invalid_state",
          "not_found",
          "payment_in_progress",
          "payment_reference_used",
          "plan_not_payable",
        ],
      },
      async ({ caller, input, requestId }) =>
        settledJson(
          await confirmBankTransfer({
            accountId: input.account_id,
            externalPaymentId: input.external_payment_id,
            amountCents: input.amount,
            payerName: input.payer_name,
            proofUrl: input.proof_url,
            sameReferenceReason: input.same_reference_reason,
            periodMonths: input.period_months,
            ...deciderOf(caller, requestId),
          }),
        ),
    ),
  },
);
