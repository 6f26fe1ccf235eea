"use client";

import { madeKey } from "@/components/api-keys/made-key";
import { DescriptionList } from "@/components/ui/data/description-list";
import { ShownOnce } from "@/components/ui/data/shown-once";
import { FormError } from "@/components/ui/form/form-error";
import { SubmitButton } from "@/components/ui/form/submit-button";
import { useFormAction } from "@/components/ui/form/use-form-action";
import { Card } from "@/components/ui/page/card";
import type { FormAction } from "@/lib/actions/form-state";

export interface SandboxFacts {
  name: string;
  planName: string;
  status: string;
  credits: number;
}

interface SandboxPanelProps {
  /** Undefined: none was made. */
  sandbox: SandboxFacts | undefined;
  /** This browser shows it already. */
  isInside: boolean;
  actions: Record<"create" | "enter" | "empty" | "remove", FormAction>;
}

/** Makes the sandbox, opens it, empties it and deletes it: a click each. A key stands above until the page is left. */
export function SandboxPanel({ sandbox, isInside, actions }: SandboxPanelProps) {
  const [created, create] = useFormAction(actions.create);
  const [emptied, empty] = useFormAction(actions.empty);
  const key = madeKey(emptied) ?? madeKey(created);
  return (
    <div className="grid gap-6">
      {key && <ShownOnce what="key" secret={key} />}
      {!sandbox && (
        <Card
          title="Make a sandbox"
          description="It starts on the free trial, with your team and a key of its own that begins with igny8_test_."
        >
          <form action={create} className="space-y-3">
            <FormError error={created.error} />
            <SubmitButton pendingLabel="Making…">Make the sandbox</SubmitButton>
          </form>
        </Card>
      )}
      {sandbox && (
        <>
          <Card title={sandbox.name} description="Its webhooks are sent. Its emails are not.">
            <DescriptionList items={factsOf(sandbox)} />
            {!isInside && <OneClick action={actions.enter} label="Open the sandbox" />}
          </Card>
          <Card
            title="Empty it"
            description="Deletes everything in the sandbox, its keys too, and starts it again with a new key."
          >
            <form action={empty} className="space-y-3">
              <FormError error={emptied.error} />
              <SubmitButton variant="secondary" pendingLabel="Emptying…">
                Empty the sandbox
              </SubmitButton>
            </form>
          </Card>
          <Card title="Delete it" description="Deletes the sandbox with everything in it.">
            <OneClick action={actions.remove} label="Delete the sandbox" variant="danger" />
          </Card>
        </>
      )}
    </div>
  );
}

function factsOf({ planName, status, credits }: SandboxFacts) {
  return [
    ["Plan", planName],
    ["Status", status],
    ["Credits", credits.toLocaleString("en-US")],
  ] as const;
}

interface OneClickProps {
  action: FormAction;
  label: string;
  variant?: "primary" | "danger";
}

function OneClick({ action, label, variant }: OneClickProps) {
  const [state, formAction] = useFormAction(action);
  return (
    <form action={formAction} className="mt-4 space-y-3">
      <FormError error={state.error} />
      <SubmitButton variant={variant}>{label}</SubmitButton>
    </form>
  );
}
