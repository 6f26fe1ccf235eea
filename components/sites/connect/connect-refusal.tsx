import { ConfirmAddressFirst } from "@/components/api-keys/confirm-address-first";
import { AuthCard } from "@/components/auth/auth-card";
import { RefreshWhileWaiting } from "@/components/sites/connection/refresh-while-waiting";
import { LinkButton } from "@/components/ui/form/button";
import type { ConnectStep } from "@/lib/bridge/connect/connect-step";

interface ConnectRefusalProps {
  reason: "request" | Exclude<ConnectStep, "visitor" | "form">;
  site?: string;
}

const SAYS = {
  request: "This link isn’t complete. Go back to WordPress, open Settings → IGNY8 and choose Connect again.",
  no_account: "You’re signed in, but not in an account that can have sites.",
  shut: "Your account is not active at the moment.",
  role: "Your role can’t connect sites. Ask an admin or owner of your account.",
  unconfirmed: "Almost there: confirm your email address, and this page continues automatically.",
} as const;

const WAYS_ON = {
  request: undefined,
  no_account: { href: "/no-account", label: "See your options" },
  shut: { href: "/billing", label: "Open billing" },
  role: { href: "/sites", label: "See your sites" },
  unconfirmed: undefined,
} as const;

/** Why nothing can be connected now, and what to do. */
export function ConnectRefusal({ reason, site }: ConnectRefusalProps) {
  const wayOn = WAYS_ON[reason];
  return (
    <AuthCard title="Connect WordPress" description={site && `${site} asks to connect to IGNY8.`}>
      <p>{SAYS[reason]}</p>
      {reason === "unconfirmed" && (
        <>
          <ConfirmAddressFirst />
          <RefreshWhileWaiting>Waiting for your confirmation.</RefreshWhileWaiting>
        </>
      )}
      {wayOn && <LinkButton href={wayOn.href}>{wayOn.label}</LinkButton>}
    </AuthCard>
  );
}
