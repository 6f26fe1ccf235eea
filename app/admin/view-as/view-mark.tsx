import { ViewAsBanner } from "@/components/shell/view-as-banner";
import type { TenantViewer } from "@/lib/auth/viewer/viewer";
import { endViewAction } from "./actions";

interface ViewMarkProps {
  viewer: TenantViewer;
  continueHref?: string;
}

/** The mark on every page that a superuser sees as the tenant; nothing for tenants themselves. */
export function ViewMark({ viewer: { viewAs, account }, continueHref }: ViewMarkProps) {
  if (!viewAs) return null;
  const { staffEmail, expiresAt } = viewAs;
  return (
    <ViewAsBanner
      accountName={account.name}
      staffEmail={staffEmail}
      expiresAt={expiresAt}
      endAction={endViewAction}
      continueHref={continueHref}
    />
  );
}
