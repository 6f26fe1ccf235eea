"use client";

import { useActionState } from "react";
import { CopyButton } from "@/components/ui/data/copy-button";
import { Field } from "@/components/ui/form/field";
import { FormError } from "@/components/ui/form/form-error";
import { PasswordField } from "@/components/ui/form/password-field";
import { SubmitButton } from "@/components/ui/form/submit-button";
import { Alert } from "@/components/ui/page/alert";
import { Card } from "@/components/ui/page/card";
import type { FormAction } from "@/lib/actions/form-state";

interface EnableTwoFactorProps {
  action: FormAction;
  secret: string;
  /** The QR code: modules on a side, and the dark ones as one SVG path. */
  code: { size: number; path: string };
}

/** Scan, type the code it shows, keep the recovery codes. */
export function EnableTwoFactor({ action, secret, code }: EnableTwoFactorProps) {
  const [state, formAction] = useActionState(action, {});
  if (state.ok) return <RecoveryCodes codes={state.data as string[]} />;
  return (
    <Card title="Scan this with your authenticator app">
      <div className="grid gap-6 sm:grid-cols-[auto_1fr]">
        <QrCode {...code} />
        <form action={formAction} className="space-y-4">
          <p className="text-muted">
            Or type the secret in: <code className="break-all text-text">{secret}</code>
          </p>
          <FormError error={state.error} />
          <Field
            name="code"
            label="The six digits it shows now"
            inputMode="numeric"
            autoComplete="one-time-code"
            required
            error={state.fields?.code}
          />
          <PasswordField
            name="password"
            label="Your password"
            autoComplete="current-password"
            required
            error={state.fields?.password}
          />
          <SubmitButton pendingLabel="Checking…">Switch it on</SubmitButton>
        </form>
      </div>
    </Card>
  );
}

function QrCode({ size, path }: { size: number; path: string }) {
  return (
    <svg
      role="img"
      aria-label="QR code for your authenticator app"
      viewBox={`-4 -4 ${size + 8} ${size + 8}`}
      className="size-48 rounded-card bg-white"
      shapeRendering="crispEdges"
    >
      <path d={path} fill="#000" />
    </svg>
  );
}

function RecoveryCodes({ codes }: { codes: readonly string[] }) {
  return (
    <Card
      title="Two-factor sign-in is on"
      action={<CopyButton value={codes.join("\n")} label="Copy the codes" />}
    >
      <Alert tone="warning" title="Keep these recovery codes">
        Each signs you in one time without your phone. They are shown this once.
      </Alert>
      <ul className="mt-4 grid grid-cols-2 gap-2 font-mono">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
    </Card>
  );
}
