import { PendingEmailChange } from "@/components/settings/pending-email-change";
import { Badge } from "@/components/ui/data/badge";
import { findEmailChange } from "@/lib/auth/email/email-change";
import type { TenantViewer } from "@/lib/auth/viewer/viewer";
import { cancelEmailChangeAction } from "./actions";

export function Address({ viewer: { email, emailVerified } }: { viewer: TenantViewer }) {
  return (
    <span className="inline-flex flex-wrap items-center gap-2">
      {email}
      {emailVerified ? <Badge tone="success">Confirmed</Badge> : <Badge tone="warning">Not confirmed</Badge>}
      {!emailVerified && (
        <a href="/verify-email" className="text-brand underline underline-offset-4">
          Send the link again
        </a>
      )}
    </span>
  );
}

export async function EmailChange({ viewer }: { viewer: TenantViewer }) {
  const change = viewer.viewAs === null && (await findEmailChange(viewer));
  if (!change) return null;
  const addresses = { old: viewer.email, new: change.newEmail };
  return (
    <PendingEmailChange
      newEmail={change.newEmail}
      waitsFor={change.waitsFor.map((side) => addresses[side])}
      expiresAt={change.expiresAt}
      cancelAction={cancelEmailChangeAction}
    />
  );
}
