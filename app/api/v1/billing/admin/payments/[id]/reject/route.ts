import { z } from "zod";
import { apiRoute } from "@/lib/api/api-route";
import { apiRoutes } from "@/lib/api/api-routes";
import { idParam } from "@/lib/api/validate";
import { rejectInput } from "@/lib/payments/input";
import { paymentOutput } from "@/lib/payments/output";
import { paymentAnswer } from "@/lib/payments/payment-answer";
import { rejectPayment } from "@/lib/payments/reject-payment";

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
          actor: caller.actor,
          actorUserId: caller.userId,
          requestId,
        });
        return paymentAnswer(payment);
      },
    ),
  },
);
