import { ViewAsBanner } from "@/components/shell/view-as-banner";
import type { TenantViewer } from "@/lib/auth/viewer/viewer";
import { endViewAction } from "./actions";

interface ViewMarkProps {
  viewer: TenantViewer;
  goOnHref?: string;
}

/** The mark on every page that a superuser sees as the tenant; nothing for tenants themselves. */
export function ViewMark({ viewer: { viewAs, account }, goOnHref }: ViewMarkProps) {
  if (!viewAs) return null;
  const { staffEmail, expiresAt } = viewAs;
  return (
    <ViewAsBanner
      accountName={account.name}
      staffEmail={staffEmail}
      expiresAt={expiresAt}
      endAction={endViewAction}
      goOnHref={goOnHref}
    />
  );
}
