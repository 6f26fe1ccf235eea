"use client";

import Link from "next/link";
import { LinkButton } from "@/components/ui/form/button";
import { Checkbox } from "@/components/ui/form/checkbox";
import { Field, TextareaField } from "@/components/ui/form/field";
import { FormSuccess } from "@/components/ui/form/form-error";
import { SubmitButton } from "@/components/ui/form/submit-button";
import { useFormAction } from "@/components/ui/form/use-form-action";
import { Alert } from "@/components/ui/page/alert";
import { Card } from "@/components/ui/page/card";
import type { Plan } from "@/db";
import type { FormAction, FormState } from "@/lib/actions/form-state";
import { tickedIn } from "@/lib/actions/ticked-in";
import { formatDecimal } from "@/lib/money";
import { featureLabel } from "@/lib/plans/feature-labels";
import { FEATURES } from "@/lib/plans/plan";
import type { LockedOut } from "@/lib/subscriptions/offer/locked-out";
import { ActError } from "./act-form";

interface PlanFormProps {
  plan: Plan;
  lockedOut: LockedOut;
  action: FormAction;
}

/** Everything that can be edited of a plan, and whom deactivating it would lock out. */
export function PlanForm({ plan, lockedOut, action }: PlanFormProps) {
  const [state, formAction] = useFormAction(action);
  return (
    <form action={formAction} className="space-y-5">
      <ActError state={state} />
      <FormSuccess message={state.message} />
      <input type="hidden" name="slug" value={plan.slug} />
      <div className="grid items-start gap-5 lg:grid-cols-2">
        <Words plan={plan} state={state} />
        <Numbers plan={plan} state={state} />
        <Features plan={plan} state={state} />
        <Offer plan={plan} lockedOut={lockedOut} state={state} />
      </div>
      <TextareaField
        name="reason"
        label="Reason"
        rows={2}
        required
        hint="Kept in the audit log, with your name."
        error={state.fields?.reason}
        defaultValue={state.values?.reason}
      />
      <div className="flex gap-2">
        <SubmitButton pendingLabel="Saving…">Save the plan</SubmitButton>
        <LinkButton href="/admin/plans" variant="secondary">
          Back
        </LinkButton>
      </div>
    </form>
  );
}

function Words({ plan, state }: { plan: Plan; state: FormState }) {
  const field = fieldOf(state);
  return (
    <Card title="Name and price" className="space-y-4">
      <Field label="Name" required {...field("name", plan.name)} />
      <TextareaField label="Description" rows={2} {...field("description", plan.description)} />
      <Field
        label={`Price a month, ${plan.currency}`}
        inputMode="decimal"
        required
        hint="Written invoices keep their price."
        {...field("price", formatDecimal(plan.priceCents))}
      />
    </Card>
  );
}

function Numbers({ plan, state }: { plan: Plan; state: FormState }) {
  const field = fieldOf(state);
  return (
    <Card title="Credits and limits" className="space-y-4">
      <Field label="Credits a month" type="number" required {...field("credits", plan.creditsPerMonth)} />
      <Field
        label="Sites"
        type="number"
        required
        hint="Fewer than an account has: its youngest become read-only."
        {...field("max_sites", plan.maxSites)}
      />
      <Field label="Users" type="number" required {...field("max_users", plan.maxUsers)} />
      <Field
        label="Sectors for each site"
        type="number"
        required
        {...field("max_sectors", plan.maxSectorsPerSite)}
      />
    </Card>
  );
}

function Features({ plan, state }: { plan: Plan; state: FormState }) {
  const ticked = tickedIn(state, "features", plan.features);
  return (
    <Card title="Features" className="space-y-2">
      {FEATURES.map((feature) => (
        <Checkbox
          key={feature}
          name="features"
          value={feature}
          label={featureLabel(feature)}
          defaultChecked={ticked.includes(feature)}
        />
      ))}
    </Card>
  );
}

function Offer({ plan, lockedOut, state }: { plan: Plan; lockedOut: LockedOut; state: FormState }) {
  const isTicked = (name: string, before: boolean) =>
    tickedIn(state, name, before ? ["on"] : []).includes("on");
  return (
    <Card title="Offered" className="space-y-3">
      <Checkbox
        name="is_public"
        label="On the pricing page"
        defaultChecked={isTicked("is_public", plan.isPublic)}
      />
      <Checkbox
        name="is_active"
        label="Active"
        hint="Nobody can sign up for an inactive plan, and the API returns 402 to accounts on it."
        defaultChecked={isTicked("is_active", plan.isActive)}
      />
      {plan.isActive && lockedOut.count > 0 && (
        <Alert
          tone="warning"
          title={`Deactivating locks out ${lockedOut.count} ${lockedOut.count === 1 ? "account" : "accounts"}`}
        >
          <p className="mb-2">
            {lockedOut.accounts.map(({ id, name }, index) => (
              <span key={id}>
                {index > 0 && ", "}
                <Link href={`/admin/accounts/${id}`} className="underline">
                  {name}
                </Link>
              </span>
            ))}
            {lockedOut.count > lockedOut.accounts.length && " and others"}
          </p>
          <Checkbox
            name="lock_out"
            label="I understand which accounts lose access"
            defaultChecked={isTicked("lock_out", false)}
            error={state.fields?.lock_out}
          />
        </Alert>
      )}
    </Card>
  );
}

/** A field's name, value and error: what was typed last wins over what is stored. */
function fieldOf(state: FormState) {
  return (name: string, stored: string | number) => ({
    name,
    error: state.fields?.[name],
    defaultValue: state.values?.[name] ?? String(stored),
  });
}
