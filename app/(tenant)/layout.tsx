import type { ReactNode } from "react";
import { TenantShell } from "@/components/shell/tenant-shell";
import { owesPayment } from "@/lib/accounts/account";
import { requireTenant, type TenantViewer } from "@/lib/auth/viewer/viewer";
import { now } from "@/lib/clock";
import { currentPools } from "@/lib/credits/pools";
import { findComingMoney } from "@/lib/invoices/waiting-transfer";
import { ViewMark } from "../admin/view-as/view-mark";
import { findSites } from "./find-sites-action";
import { LowCredits } from "./low-credits";
import { SandboxMark } from "./sandbox-mark";

/** Draws the shell. No guard: each page asks for what it needs. */
export default async function TenantLayout({ children }: { children: ReactNode }) {
  const viewer = await requireTenant({ allowSuspended: true });
  const [coming, { available }] = await Promise.all([comingFor(viewer), currentPools(viewer.account)]);
  const shell = { viewer, at: now(), findSites, coming, credits: available };
  return (
    <TenantShell {...shell} banner={<Banners viewer={viewer} credits={available} />}>
      {children}
    </TenantShell>
  );
}

/** Asked where the shell would ask for a payment, and nowhere else: most pages need no query for it. */
function comingFor({ account }: TenantViewer) {
  return owesPayment(account) ? findComingMoney(account.id) : undefined;
}

function Banners({ viewer, credits }: { viewer: TenantViewer; credits: number }) {
  return (
    <>
      <ViewMark viewer={viewer} />
      <SandboxMark viewer={viewer} />
      <LowCredits viewer={viewer} credits={credits} />
    </>
  );
}
