import { Field, SelectField } from "@/components/ui/form/field";
import { SubmitButton } from "@/components/ui/form/submit-button";
import type { FormState } from "@/lib/actions/form-state";

/** Folded away: what a person knows better than the proposal. */
export function DecideOtherwise({ state }: { state: FormState }) {
  const isOpen = ["assign", "keep", "ignore"].includes(state.values?.decision ?? "");
  return (
    <details open={isOpen}>
      <summary className="w-fit rounded-control py-1 text-muted underline underline-offset-4">
        Assign selected to an invoice, or ignore them
      </summary>
      <div className="mt-3 grid max-w-3xl gap-6 sm:grid-cols-2">
        <Invoices state={state} />
        <Ignoring state={state} />
      </div>
    </details>
  );
}

function Invoices({ state: { values, fields } }: { state: FormState }) {
  return (
    <div className="space-y-4">
      <Field
        name="invoice_numbers"
        label="Invoice numbers"
        hint="Selected lines pay these invoices together; separate several with commas. Keep what is too little or too much."
        maxLength={500}
        error={fields?.invoice_numbers}
        defaultValue={values?.invoice_numbers}
      />
      <SubmitButton name="decision" value="assign" variant="secondary" pendingLabel="Assigning…">
        Assign selected
      </SubmitButton>{" "}
      <SubmitButton name="decision" value="keep" variant="secondary" pendingLabel="Keeping…">
        Keep for its account
      </SubmitButton>
    </div>
  );
}

function Ignoring({ state: { values, fields } }: { state: FormState }) {
  return (
    <div className="space-y-4">
      <Field
        name="reason"
        label="Reason"
        hint="Such as: bank fee, transfer between our own accounts."
        maxLength={500}
        error={fields?.reason}
        defaultValue={values?.reason}
      />
      <SelectField
        name="always"
        label="Lines like these"
        hint="Under Rules you can end it again."
        error={fields?.always}
        defaultValue={values?.always ?? ""}
        optional
      >
        <option value="">Only the selected lines</option>
        <option value="account">Always ignore lines of the same account and direction</option>
        <option value="text">Always, where the words are the same too</option>
      </SelectField>
      <SubmitButton name="decision" value="ignore" variant="secondary" pendingLabel="Ignoring…">
        Ignore selected
      </SubmitButton>
    </div>
  );
}
