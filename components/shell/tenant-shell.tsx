import type { ReactNode } from "react";
import { CommandSearch } from "@/components/shell/commands/command-search";
import { tenantDestinations, tenantNav } from "@/components/shell/navigation/tenant-nav";
import { validateAccountAndPlan } from "@/lib/accounts/validate-account-and-plan";
import type { FormAction } from "@/lib/actions/form-state";
import type { TenantViewer } from "@/lib/auth/viewer/viewer";
import type { ComingMoney } from "@/lib/invoices/waiting-transfer";
import { AccountBanner } from "./account-banner";
import { AccountCard } from "./account-card";
import { CreditsMeter } from "./credits-meter";
import { ShellFrame } from "./shell-frame";

interface TenantShellProps {
  viewer: TenantViewer;
  at: Date;
  /** Those that are available: what reservations hold is not. */
  credits: number;
  findSites: FormAction;
  /** Money on its way for what the account has to pay. */
  coming?: ComingMoney;
  /** Above the page, such as the mark of staff who view as the tenant. */
  banner?: ReactNode;
  children: ReactNode;
}

/** What every page of a tenant stands in. It shows; the pages themselves decide who may see them. */
export function TenantShell(props: TenantShellProps) {
  const { viewer, at, credits, findSites, coming, banner, children } = props;
  const { account } = viewer;
  const isShutOut = validateAccountAndPlan(account) !== undefined;
  const items = tenantNav(viewer.role, isShutOut);
  const searchable = {
    items: tenantDestinations(viewer.role, isShutOut),
    finder: isShutOut ? undefined : { find: findSites, placeholder: "Go to a page or a site" },
  };
  const meter = { credits, allowance: account.plan?.creditsPerMonth };
  return (
    <ShellFrame
      home={isShutOut ? "/billing" : "/sites"}
      items={items}
      search={<CommandSearch {...searchable} listens />}
      head={
        <AccountCard
          name={account.name}
          status={account.status}
          planName={account.plan?.name}
          trialEndsAt={account.trialEndsAt}
          coming={coming}
          at={at}
        />
      }
      foot={!isShutOut && <CreditsMeter {...meter} />}
      compact={
        <>
          {!isShutOut && <CreditsMeter {...meter} className="min-w-24 py-1 text-xs min-[23rem]:min-w-32" />}
          <CommandSearch {...searchable} compact />
        </>
      }
      person={viewer.name}
    >
      {banner}
      <AccountBanner account={account} role={viewer.role} coming={coming} />
      {children}
    </ShellFrame>
  );
}
