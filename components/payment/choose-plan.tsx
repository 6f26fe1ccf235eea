import { Card } from "@/components/ui/page/card";
import { PageHeader } from "@/components/ui/page/page-header";
import type { BillingInterval } from "@/db/words";
import type { FormAction } from "@/lib/actions/form-state";
import { taxWords } from "@/lib/invoices/tax";
import { PlanChoiceForm, type PlanChoiceOption } from "./plan-choice-form";

interface ChoosePlanProps {
  plans: readonly PlanChoiceOption[];
  /** What is chosen to begin with; undefined for those who may not choose. */
  choice?: { planSlug?: string; interval: BillingInterval };
  action: FormAction;
}

/** Nothing can be paid before a plan is chosen. */
export function ChoosePlan({ plans, choice, action }: ChoosePlanProps) {
  return (
    <>
      <PageHeader
        title="Choose a plan"
        description={`You see the invoice and the ways to pay it next. ${taxWords()}`}
      />
      <Card>
        {choice ? (
          <PlanChoiceForm action={action} plans={plans} {...choice} />
        ) : (
          <p>Ask an owner of your account to choose a plan.</p>
        )}
      </Card>
    </>
  );
}
