import { Button, LinkButton } from "@/components/ui/form/button";
import { Field, TextareaField } from "@/components/ui/form/field";

interface AskRefundProps {
  values: { amount: string; reason: string };
  errors: { amount?: string[]; reason?: string[] };
  backHref: string;
}

/** How much and why. A plain GET: nothing happens before its preview is confirmed. */
export function AskRefund({ values, errors, backHref }: AskRefundProps) {
  return (
    <form method="get" className="max-w-xl space-y-5" noValidate>
      <Field
        name="amount"
        label="Amount"
        inputMode="decimal"
        required
        defaultValue={values.amount}
        error={errors.amount}
      />
      <TextareaField
        name="reason"
        label="Reason"
        hint="They read this, in the email and on the credit note."
        rows={3}
        maxLength={500}
        required
        defaultValue={values.reason}
        error={errors.reason}
      />
      <div className="flex flex-wrap gap-2">
        <Button type="submit">Preview refund</Button>
        <LinkButton variant="secondary" href={backHref}>
          Back
        </LinkButton>
      </div>
    </form>
  );
}
