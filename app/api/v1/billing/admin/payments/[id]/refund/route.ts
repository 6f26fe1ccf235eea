import { z } from "zod";
import { idParam } from "@/lib/api/input/validate";
import { apiRoute } from "@/lib/api/route/api-route";
import { apiRoutes } from "@/lib/api/route/api-routes";
import { refundInput } from "@/lib/payments/input";
import { paymentAnswer, paymentOutput } from "@/lib/payments/output";
import { refundPayment } from "@/lib/payments/refunds/refund-payment";
import { deciderOf } from "@/lib/staff/decider";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = apiRoutes(
  "/billing/admin/payments/{id}/refund/",
  {
    POST: apiRoute(
      {
        summary: "Refund a payment, in full or in part",
        tag: "Billing administration",
        auth: "superuser",
        limit: "billing_admin",
        params: z.object({ id: idParam }),
        input: refundInput,
        output: paymentOutput,
        idempotency: "continues",
        errors: [
          "already_refunded",
          "approval_required",
          "invalid_state",
          "not_found",
          "outcome_unknown",
          "provider_unavailable",
        ],
      },
      async ({ caller, params, input, requestId }) =>
        paymentAnswer(
          await refundPayment({
            paymentId: params.id,
            reason: input.reason,
            amountCents: input.amount,
            ...deciderOf(caller, requestId),
          }),
        ),
    ),
  },
);
