import { z } from "zod";
import { apiRoute } from "@/lib/api/route/api-route";
import { apiRoutes } from "@/lib/api/route/api-routes";
import { invoiceJson, invoiceOutput } from "@/lib/invoices/output";
import { changePlanInput } from "@/lib/subscriptions/input";
import { changePlan } from "@/lib/subscriptions/plan-change/change-plan";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = apiRoutes("/billing/change-plan/", {
  POST: apiRoute(
    {
      summary: "Change the plan: upwards now, downwards at the period's end",
      tag: "Billing",
      auth: "tenant",
      permission: "billing:manage",
      limit: "billing",
      input: changePlanInput,
      output: z.object({
        change: z.enum(["choose", "keep", "upgrade", "schedule"]),
        plan_slug: z.string(),
        effective_at: z.iso.datetime().nullable(),
        invoice: invoiceOutput.nullable(),
      }),
      errors: [
        "invalid_state",
        "payment_in_progress",
        "plan_not_payable",
        "plan_not_self_service",
        "validation_error",
      ],
    },
    async ({ caller, input, by }) => {
      const { change, plan, effectiveAt, invoice } = await changePlan({
        accountId: caller.account.id,
        planSlug: input.plan_slug,
        interval: input.billing_interval,
        keepSiteIds: input.keep_site_ids,
        ...by,
      });
      return {
        change,
        plan_slug: plan.slug,
        effective_at: effectiveAt?.toISOString() ?? null,
        invoice: invoice ? invoiceJson(invoice) : null,
      };
    },
  ),
});
