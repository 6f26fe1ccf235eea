import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { z } from "zod";
import { ChangePlanForm } from "@/components/billing/change-plan-form";
import { changeWords } from "@/components/billing/change-words";
import { Card } from "@/components/ui/card";
import { PageHeader } from "@/components/ui/page-header";
import { requireTenant } from "@/lib/auth/viewer";
import { AppError } from "@/lib/errors";
import { BILLING_INTERVALS } from "@/lib/plans/plan";
import { previewPlanChange } from "@/lib/subscriptions/preview-plan-change";
import { changePlanAction } from "../actions";

export const metadata: Metadata = { title: "Change plan" };

const query = z.object({
  plan: z.string().catch(""),
  interval: z.enum(BILLING_INTERVALS).catch("month"),
});

export default async function ChangePlanPage({ searchParams }: PageProps<"/billing/change">) {
  const viewer = await requireTenant({ permission: "billing:manage", allowSuspended: true });
  const { plan: planSlug, interval } = query.parse(await searchParams);
  const preview = await previewPlanChange({ accountId: viewer.account.id, planSlug, interval }).catch(
    (error: unknown) => {
      if (error instanceof AppError) redirect("/billing");
      throw error;
    },
  );
  const words = changeWords(preview);
  return (
    <div className="max-w-2xl">
      <PageHeader title={words.title} />
      <Card>
        <p className="mb-5">{words.text}</p>
        <ChangePlanForm
          action={changePlanAction}
          planSlug={preview.plan.slug}
          interval={interval}
          label={words.button}
          maxSites={preview.plan.maxSites}
          sites={preview.change === "schedule" && preview.excessSites > 0 ? preview.sites : []}
        />
      </Card>
    </div>
  );
}
