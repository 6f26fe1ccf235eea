import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { z } from "zod";
import { ChangePlanForm } from "@/components/billing/change-plan-form";
import { changeWords } from "@/components/billing/change-words";
import { UpgradeLines } from "@/components/billing/upgrade-lines";
import { LinkButton } from "@/components/ui/form/button";
import { Alert } from "@/components/ui/page/alert";
import { Card } from "@/components/ui/page/card";
import { PageHeader } from "@/components/ui/page/page-header";
import { BILLING_INTERVALS } from "@/db/words";
import { isSuspendedByStaff } from "@/lib/accounts/account";
import { requireTenant } from "@/lib/auth/viewer/viewer";
import { AppError } from "@/lib/errors";
import { previewPlanChange } from "@/lib/subscriptions/plan-change/preview-plan-change";
import { changePlanAction } from "../actions";

export const metadata: Metadata = { title: "Change plan" };

const query = z.object({
  plan: z.string().catch(""),
  interval: z.enum(BILLING_INTERVALS).optional().catch(undefined),
});

export default async function ChangePlanPage({ searchParams }: PageProps<"/billing/change">) {
  const viewer = await requireTenant({ permission: "billing:manage", allowSuspended: true });
  if (isSuspendedByStaff(viewer.account)) redirect("/billing");
  const { plan: planSlug, interval } = query.parse(await searchParams);
  const asked = { accountId: viewer.account.id, planSlug, interval };
  const preview = await previewPlanChange(asked).catch(refusal);
  if (preview instanceof AppError) return <Refused reason={preview.message} />;
  const words = changeWords(preview);
  return (
    <div className="max-w-2xl">
      <PageHeader title={words.title} />
      <Card>
        <p className="mb-5">{words.text}</p>
        {preview.upgrade && (
          <UpgradeLines
            upgrade={preview.upgrade}
            dueCents={preview.dueCents}
            from={preview.from?.name ?? ""}
            to={preview.plan.name}
            currency={preview.plan.currency}
          />
        )}
        <ChangePlanForm
          action={changePlanAction}
          planSlug={preview.plan.slug}
          interval={preview.interval}
          label={words.button}
          maxSites={preview.plan.maxSites}
          sites={preview.sitesToChoose}
        />
      </Card>
    </div>
  );
}

/** What stands in the way is said; a plan that nobody can choose is left out without a word, as in the list. */
function refusal(error: unknown): AppError {
  if (error instanceof AppError && ["invalid_state", "payment_in_progress"].includes(error.code))
    return error;
  if (error instanceof AppError) redirect("/billing");
  throw error;
}

function Refused({ reason }: { reason: string }) {
  return (
    <div className="max-w-2xl">
      <PageHeader title="Change plan" />
      <Alert tone="warning" title="The plan can't be changed now">
        {reason}
      </Alert>
      <LinkButton href="/billing" variant="secondary" className="mt-5">
        Back to billing
      </LinkButton>
    </div>
  );
}
