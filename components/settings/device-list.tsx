"use client";

import { Monitor, TerminalSquare } from "lucide-react";
import { Badge } from "@/components/ui/data/badge";
import { RelativeTime } from "@/components/ui/data/relative-time";
import { FormError } from "@/components/ui/form/form-error";
import { PasswordField } from "@/components/ui/form/password-field";
import { SubmitButton } from "@/components/ui/form/submit-button";
import { useToastedAction } from "@/components/ui/form/use-toasted-action";
import type { FormAction, FormState } from "@/lib/actions/form-state";

interface DeviceRow {
  sessionId: string;
  name: string;
  kind: "browser" | "api";
  ip: string;
  lastUsedAt: Date;
  isThis: boolean;
}

interface DeviceListProps {
  devices: DeviceRow[];
  endAction: FormAction;
  endOthersAction: FormAction;
}

export function DeviceList({ devices, endAction, endOthersAction }: DeviceListProps) {
  return (
    <div className="space-y-4">
      <ul className="divide-y divide-border">
        {devices.map((device) => (
          <li key={device.sessionId} className="flex flex-wrap items-center gap-x-4 gap-y-2 py-3">
            <DeviceText device={device} />
            {!device.isThis && <EndDevice device={device} action={endAction} />}
          </li>
        ))}
      </ul>
      {devices.length > 1 && <EndOthers action={endOthersAction} />}
    </div>
  );
}

function DeviceText({ device: { kind, name, ip, lastUsedAt, isThis } }: { device: DeviceRow }) {
  const Icon = kind === "api" ? TerminalSquare : Monitor;
  return (
    <>
      <Icon aria-hidden className="size-5 shrink-0 text-muted" />
      <div className="min-w-0 flex-1 basis-48">
        <p className="flex flex-wrap items-center gap-2 font-medium">
          {name}
          {isThis && <Badge tone="success">This device</Badge>}
          {kind === "api" && <Badge>API</Badge>}
        </p>
        <p className="text-muted">
          {ip && `${ip} · `}last used <RelativeTime at={lastUsedAt} />
        </p>
      </div>
    </>
  );
}

function EndDevice({ device, action }: { device: DeviceRow; action: FormAction }) {
  const [state, formAction] = useToastedAction(action);
  return (
    <form action={formAction}>
      <input type="hidden" name="session_id" value={device.sessionId} />
      <SubmitButton variant="secondary" size="sm" aria-label={`Sign out ${device.name}`}>
        Sign out
      </SubmitButton>
      <FormError error={state.error} />
      <PasswordAgain state={state} />
    </form>
  );
}

function EndOthers({ action }: { action: FormAction }) {
  const [state, formAction] = useToastedAction(action);
  return (
    <form action={formAction} className="max-w-sm space-y-3">
      <FormError error={state.error} />
      <PasswordAgain state={state} />
      <SubmitButton variant="secondary">Sign out everywhere else</SubmitButton>
    </form>
  );
}

/** Asks for the password now and then: a person who finds an open browser must not sign its owner out everywhere else. */
function PasswordAgain({ state }: { state: FormState }) {
  const problem = state.fields?.password;
  if (!problem) return null;
  return (
    <PasswordField
      name="password"
      label="Your password"
      autoComplete="current-password"
      required
      error={problem}
    />
  );
}
