import type { ReactNode } from "react";
import { TenantShell } from "@/components/shell/tenant-shell";
import { requireTenant } from "@/lib/auth/viewer";
import { now } from "@/lib/clock";
import { findSites } from "./find-sites-action";

/** Draws the shell. No guard: each page asks for what it needs. */
export default async function TenantLayout({ children }: { children: ReactNode }) {
  const viewer = await requireTenant({ allowSuspended: true });
  return (
    <TenantShell viewer={viewer} at={now()} findSites={findSites}>
      {children}
    </TenantShell>
  );
}
