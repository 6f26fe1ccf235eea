import { z } from "zod";
import { idParam } from "@/lib/api/input/validate";
import { apiRoute } from "@/lib/api/route/api-route";
import { apiRoutes } from "@/lib/api/route/api-routes";
import { approvePayment } from "@/lib/payments/bank-transfer/approve-payment";
import { approveInput } from "@/lib/payments/input";
import { settledJson, settledOutput } from "@/lib/payments/output";
import { deciderOf } from "@/lib/staff/decider";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = apiRoutes(
  "/billing/admin/payments/{id}/approve/",
  {
    POST: apiRoute(
      {
        summary: "Approve a reported transfer",
        tag: "Billing administration",
        auth: "superuser",
        limit: "billing_admin",
        params: z.object({ id: idParam }),
        input: approveInput,
        output: settledOutput,
        errors: [
          "approval_required",
          "invalid_state",
          "not_found",
          "payment_in_progress",
          "payment_reference_used",
        ],
      },
      async ({ caller, params, input, requestId }) =>
        settledJson(
          await approvePayment({
            paymentId: params.id,
            sameReferenceReason: input.same_reference_reason,
            ...deciderOf(caller, requestId),
          }),
        ),
    ),
  },
);
