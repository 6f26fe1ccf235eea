import type { Metadata } from "next";
import type { ReactNode } from "react";
import { AdminShell } from "@/components/shell/admin-shell";
import { Alert } from "@/components/ui/page/alert";
import { countTransfersToApprove } from "@/lib/admin/payments/queue";
import { findViewAs, requireSuperuser } from "@/lib/auth/viewer/viewer";
import { hasStaffRole } from "@/lib/staff/staff-role";
import { findAnythingAction } from "./search/actions";
import { ViewMark } from "./view-as/view-mark";

export const metadata: Metadata = { title: { default: "Back office", template: "%s · IGNY8 staff" } };

/** Draws the shell. No guard: each page asks for what it needs. */
export default async function AdminLayout({ children }: { children: ReactNode }) {
  const viewer = await requireSuperuser();
  const [viewed, transfers] = await Promise.all([findViewAs(viewer), countTransfersToApprove()]);
  return (
    <AdminShell person={viewer.name} find={findAnythingAction} waiting={{ "/admin/payments": transfers }}>
      {viewed && <ViewMark viewer={viewed} continueHref="/sites" />}
      {!hasStaffRole(viewer.staffRole, "billing") && (
        <Alert className="mb-5">
          Your role is support: you can look at everything, take notes and view as the tenant. Deciding takes
          the role billing, which an owner of our team can give you.
        </Alert>
      )}
      {children}
    </AdminShell>
  );
}
