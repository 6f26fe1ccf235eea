import { Field } from "@/components/ui/form/field";
import { FormError } from "@/components/ui/form/form-error";
import { PasswordField } from "@/components/ui/form/password-field";
import { SubmitButton } from "@/components/ui/form/submit-button";
import { Card } from "@/components/ui/page/card";
import type { FormState } from "@/lib/actions/form-state";

export interface SetUp {
  secret: string;
  /** Goes back with the form: the secret, signed for this session. */
  setup: string;
  /** The QR code: modules on a side, and the dark ones as one SVG path. */
  code: { size: number; path: string };
}

interface EnableTwoFactorProps {
  start: SetUp;
  state: FormState;
  formAction: (formData: FormData) => void;
}

/** Scan, and type the code it shows. A form that comes back with a fault keeps the secret that was scanned. */
export function EnableTwoFactor({ start, state, formAction }: EnableTwoFactorProps) {
  const { secret, setup, code } = (state.details?.start as SetUp | undefined) ?? start;
  return (
    <Card title="Scan this with your authenticator app">
      <div className="grid gap-6 sm:grid-cols-[auto_1fr]">
        <QrCode {...code} />
        <form action={formAction} className="space-y-4">
          <p className="text-muted">
            Or type the secret in: <code className="break-all text-text">{secret}</code>
          </p>
          <FormError error={state.error} />
          <input type="hidden" name="setup" value={setup} />
          <Field
            name="code"
            label="The six digits it shows now"
            inputMode="numeric"
            autoComplete="one-time-code"
            required
            error={state.fields?.code}
          />
          <PasswordField
            keepsTyped
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
