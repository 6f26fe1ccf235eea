import { z } from "zod";
import { idParam } from "@/lib/api/input/validate";
import { apiRoute } from "@/lib/api/route/api-route";
import { apiRoutes } from "@/lib/api/route/api-routes";
import { rejectPayment } from "@/lib/payments/bank-transfer/reject-payment";
import { rejectInput } from "@/lib/payments/input";
import { paymentAnswer, paymentOutput } from "@/lib/payments/output";
import { deciderOf } from "@/lib/staff/decider";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = apiRoutes(
  "/billing/admin/payments/{id}/reject/",
  {
    POST: apiRoute(
      {
        summary: "Reject a reported transfer, with a reason",
        tag: "Billing administration",
        auth: "superuser",
        limit: "billing_admin",
        params: z.object({ id: idParam }),
        input: rejectInput,
        output: paymentOutput,
        errors: ["invalid_state", "not_found"],
      },
      async ({ caller, params, input, requestId }) => {
        const { payment } = await rejectPayment({
          paymentId: params.id,
          reason: input.reason,
          ...deciderOf(caller, requestId),
        });
        return paymentAnswer(payment);
      },
    ),
  },
);
