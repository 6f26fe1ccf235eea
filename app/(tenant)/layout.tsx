import type { ReactNode } from "react";
import { TenantShell } from "@/components/shell/tenant-shell";
import { requireTenant, type TenantViewer } from "@/lib/auth/viewer/viewer";
import { now } from "@/lib/clock";
import { ViewMark } from "../admin/view-as/view-mark";
import { findSites } from "./find-sites-action";
import { LowCredits } from "./low-credits";
import { SandboxMark } from "./sandbox-mark";

/** Draws the shell. No guard: each page asks for what it needs. */
export default async function TenantLayout({ children }: { children: ReactNode }) {
  const viewer = await requireTenant({ allowSuspended: true });
  return (
    <TenantShell viewer={viewer} at={now()} findSites={findSites} banner={<Banners viewer={viewer} />}>
      {children}
    </TenantShell>
  );
}

function Banners({ viewer }: { viewer: TenantViewer }) {
  return (
    <>
      <ViewMark viewer={viewer} />
      <SandboxMark viewer={viewer} />
      <LowCredits viewer={viewer} />
    </>
  );
}
