"use client";

import { useEffect, useState } from "react";
import { Field, TextareaField } from "@/components/ui/form/field";
import { FormError } from "@/components/ui/form/form-error";
import { SubmitButton } from "@/components/ui/form/submit-button";
import { useFormAction } from "@/components/ui/form/use-form-action";
import { Alert } from "@/components/ui/page/alert";
import type { FormAction, FormState } from "@/lib/actions/form-state";

export function ContactForm({ action }: { action: FormAction }) {
  const [state, formAction] = useFormAction(action);
  const { fields, values } = state;
  const opening = useOpening();
  if (state.ok) {
    return (
      <Alert tone="success" role="status" title="Message sent">
        {state.message}
      </Alert>
    );
  }
  return (
    <form action={formAction} className="space-y-5" noValidate>
      <FormError error={state.error} />
      <SenderFields state={state} />
      <TextareaField
        key={opening}
        name="message"
        label="Message"
        rows={7}
        required
        maxLength={5000}
        error={fields?.message}
        defaultValue={values?.message ?? opening}
      />
      <div hidden>
        <label>
          Leave this empty
          <input name="homepage" tabIndex={-1} autoComplete="off" defaultValue={values?.homepage} />
        </label>
      </div>
      <SubmitButton variant="brand" size="lg" pendingLabel="Sending">
        Send message
      </SubmitButton>
    </form>
  );
}

function SenderFields({ state: { values, fields } }: { state: FormState }) {
  return (
    <>
      <div className="grid gap-5 sm:grid-cols-2">
        <Field
          name="name"
          label="Name"
          autoComplete="name"
          required
          error={fields?.name}
          defaultValue={values?.name}
        />
        <Field
          name="email"
          type="email"
          label="Email address"
          autoComplete="email"
          required
          error={fields?.email}
          defaultValue={values?.email}
        />
      </div>
      <Field
        name="company"
        label="Company"
        optional
        autoComplete="organization"
        error={fields?.company}
        defaultValue={values?.company}
      />
    </>
  );
}

/** What a message about the plan in the address starts with, such as `/contact?plan=enterprise`. */
const OPENINGS: Record<string, string> = {
  enterprise: "We're interested in the Enterprise plan.\n\nSites: \nPeople: \nArticles a month: \n",
};

/** Read in the browser, because the page is the same for everybody. */
function useOpening(): string | undefined {
  const [opening, setOpening] = useState<string>();
  useEffect(() => {
    const plan = new URLSearchParams(window.location.search).get("plan") ?? "";
    if (Object.hasOwn(OPENINGS, plan)) setOpening(OPENINGS[plan]);
  }, []);
  return opening;
}
