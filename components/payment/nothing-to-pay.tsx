import { LinkButton } from "@/components/ui/form/button";
import { Alert } from "@/components/ui/page/alert";
import { Card } from "@/components/ui/page/card";
import { PageHeader } from "@/components/ui/page/page-header";
import type { AccountStatus, BillingInterval } from "@/db/words";
import type { FormAction } from "@/lib/actions/form-state";
import { PlanChoiceForm, type PlanChoiceOption } from "./plan-choice-form";

interface NothingToPayProps {
  status: AccountStatus;
  planName: string;
  /** Empty for those who may not choose. */
  plans: readonly PlanChoiceOption[];
  /** What is chosen to begin with. */
  planSlug?: string;
  interval?: BillingInterval;
  action: FormAction;
}

/** No invoice is open: everything is paid, or there is a plan to choose first. */
export function NothingToPay({
  status,
  planName,
  plans,
  planSlug,
  interval = "month",
  action,
}: NothingToPayProps) {
  if (status === "active") {
    return (
      <>
        <PageHeader title="Paid" />
        <Alert
          tone="success"
          title={`Your account is on ${planName}. Nothing is left to pay.`}
          action={<LinkButton href="/sites">Go to your sites</LinkButton>}
        >
          Invoices and your subscription are under Billing.
        </Alert>
      </>
    );
  }
  return (
    <>
      <PageHeader title="Choose a plan" description="You see the invoice and the ways to pay it next." />
      <Card>
        {plans.length > 0 ? (
          <PlanChoiceForm action={action} plans={plans} planSlug={planSlug} interval={interval} />
        ) : (
          <p>Ask an owner of your account to choose a plan.</p>
        )}
      </Card>
    </>
  );
}
