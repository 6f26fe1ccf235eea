"use client";

import { buttonClass } from "@/components/ui/form/button-class";
import { SelectField } from "@/components/ui/form/field";
import { FormError } from "@/components/ui/form/form-error";
import { Options } from "@/components/ui/form/options";
import { SubmitButton } from "@/components/ui/form/submit-button";
import { useFormAction } from "@/components/ui/form/use-form-action";
import { useToastedAction } from "@/components/ui/form/use-toasted-action";
import type { FormAction } from "@/lib/actions/form-state";
import { type ApiKeyState, GRACE_HOURS } from "@/lib/api-keys/api-key";
import type { ListedApiKey } from "@/lib/api-keys/queries";
import { LimitFields } from "./limit-fields";
import { MadeKey, madeKey } from "./made-key";

export interface KeyFormActions {
  rotate: FormAction;
  revoke: FormAction;
  limit: FormAction;
  takeOver: FormAction;
}

interface KeyActionsProps {
  apiKey: Pick<ListedApiKey, "id" | "name" | "makerRole" | "allowedAddresses" | "rateLimitPerMinute">;
  state: ApiKeyState;
  actions: KeyFormActions;
}

/** They ask before they act, in a fold that opens without JavaScript too. */
export function KeyActions({ apiKey, state, actions }: KeyActionsProps) {
  const { id, name } = apiKey;
  const [rotated, rotate] = useFormAction(actions.rotate);
  const [revoked, revoke] = useToastedAction(actions.revoke);
  const secret = madeKey(rotated);
  return (
    <div className="flex flex-wrap items-start justify-end gap-2 max-sm:justify-start">
      {secret && <MadeKey secret={secret} />}
      {state === "active" && !apiKey.makerRole && <TakeOver id={id} action={actions.takeOver} />}
      {state === "active" && <Limit apiKey={apiKey} action={actions.limit} />}
      {state === "active" && (
        <Fold label="Rotate" accessibleLabel={`Rotate ${name}`}>
          <form action={rotate} className="space-y-2">
            <FormError error={rotated.error} />
            <input type="hidden" name="api_key_id" value={id} />
            <SelectField name="grace_hours" label="The old key works" defaultValue="24">
              <Options of={GRACE_HOURS.map((hours) => [hours, GRACE_WORDS[hours]])} />
            </SelectField>
            <SubmitButton size="sm">Make the new key</SubmitButton>
          </form>
        </Fold>
      )}
      {(state === "active" || state === "rotating") && (
        <Fold label="Revoke" accessibleLabel={`Revoke ${name}`}>
          <form action={revoke} className="space-y-2">
            <FormError error={revoked.error} />
            <input type="hidden" name="api_key_id" value={id} />
            <p className="max-w-56 text-xs text-muted">Anything that uses it is refused from now on.</p>
            <SubmitButton size="sm" variant="danger">
              Revoke the key
            </SubmitButton>
          </form>
        </Fold>
      )}
    </div>
  );
}

function Limit({ apiKey, action }: Pick<KeyActionsProps, "apiKey"> & { action: FormAction }) {
  const [state, limit] = useToastedAction(action);
  return (
    <Fold label="Limits" accessibleLabel={`Limits of ${apiKey.name}`}>
      <form action={limit} className="space-y-2">
        <FormError error={state.error} />
        <input type="hidden" name="api_key_id" value={apiKey.id} />
        <LimitFields state={state} {...apiKey} />
        <SubmitButton size="sm">Save limits</SubmitButton>
      </form>
    </Fold>
  );
}

/** Of a key that can do nothing, because its maker has left. */
function TakeOver({ id, action }: { id: number; action: FormAction }) {
  const [state, takeOver] = useToastedAction(action);
  return (
    <form action={takeOver} className="space-y-2">
      <FormError error={state.error} />
      <input type="hidden" name="api_key_id" value={id} />
      <p className="max-w-56 text-xs text-danger">
        Blocked: the person who made this key has left the account.
      </p>
      <SubmitButton size="sm">Take over</SubmitButton>
    </form>
  );
}

const GRACE_WORDS: Record<(typeof GRACE_HOURS)[number], string> = {
  0: "no longer",
  1: "one more hour",
  24: "one more day",
  168: "one more week",
};

function Fold(props: { label: string; accessibleLabel: string; children: React.ReactNode }) {
  const look = buttonClass({ variant: "ghost", size: "sm" });
  return (
    <details>
      <summary
        aria-label={props.accessibleLabel}
        className={`${look} list-none [&::-webkit-details-marker]:hidden`}
      >
        {props.label}
      </summary>
      <div className="mt-2 text-left">{props.children}</div>
    </details>
  );
}
