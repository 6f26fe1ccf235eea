import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { CreditNotesSection } from "@/components/billing/documents/credit-notes-section";
import { RefundsSection } from "@/components/billing/documents/refunds-section";
import { DONE_WORDS } from "@/components/billing/done-words";
import { HeldMoney } from "@/components/billing/held/held-money";
import { OthersSettle } from "@/components/billing/others-settle";
import { PlanPicker } from "@/components/billing/plan-picker";
import { StayForm } from "@/components/billing/stay-form";
import { SubscriptionCard } from "@/components/billing/subscription-card";
import { LeaveAccount } from "@/components/settings/leave-account-form";
import { FormSuccess } from "@/components/ui/form/form-error";
import { PageHeader } from "@/components/ui/page/page-header";
import { hasPermission } from "@/lib/accounts/role";
import { validateAccountAndPlan } from "@/lib/accounts/validate-account-and-plan";
import { requireTenant } from "@/lib/auth/viewer/viewer";
import { afterPage } from "@/lib/page-params";
import { page } from "@/lib/pagination";
import { readBilling } from "@/lib/payments/documents/read-billing";
import { listPlanChoices } from "@/lib/plans/list-plan-choices";
import { billingView } from "@/lib/subscriptions/billing-view";
import { Packages } from "../packages";
import { leaveAccountAction } from "../settings/actions";
import { changePlanAction, heldMoneyAction, openPortalAction, resumeAction } from "./actions";
import { History } from "./history";
import { query } from "./query";
import { Waiting } from "./waiting";

export const metadata: Metadata = { title: "Billing" };
const PAGE_SIZE = 24;

export default async function BillingPage({ searchParams }: PageProps<"/billing">) {
  const viewer = await requireTenant({ allowSuspended: true });
  const { account, role } = viewer;
  const isShut = validateAccountAndPlan(account) !== undefined;
  const leave = isShut && !viewer.viewAs && (
    <LeaveAccount action={leaveAccountAction} accountName={account.name} />
  );
  if (!hasPermission(role, "billing:read"))
    return isShut ? <OthersSettle account={account}>{leave}</OthersSettle> : notFound();
  const { interval, done, ...older } = query.parse(await searchParams);
  const pages = { invoicesAfter: afterPage(older.invoices), paymentsAfter: afterPage(older.payments) };
  const [billing, plans] = await Promise.all([
    readBilling(account.id, { limit: PAGE_SIZE, ...pages }),
    listPlanChoices(),
  ]);
  const { detail, open, coming, held, refunds, notes } = billing;
  const invoices = page(billing.invoices, PAGE_SIZE, ({ id }) => id);
  const payments = page(billing.payments, PAGE_SIZE, ({ payment }) => payment.id);
  const view = billingView({ viewer, detail, invoices: open, coming, interval });
  const actions = { resumeAction, portalAction: openPortalAction };
  return (
    <div className="space-y-6">
      <PageHeader title="Billing" description="Your plan, what comes next, and every invoice." />
      <FormSuccess message={done && DONE_WORDS[done]} />
      <HeldMoney money={held} action={hasPermission(role, "billing:manage") ? heldMoneyAction : undefined} />
      <Waiting {...view} held={held} />
      {view.stay && <StayForm action={changePlanAction} plan={view.stay} />}
      {detail && <SubscriptionCard detail={detail} {...view} {...actions} coming={coming} />}
      {!isShut && <Packages viewer={viewer} />}
      {view.choice && <PlanPicker plans={plans} {...view.choice} />}
      <History invoices={invoices} payments={payments} />
      <RefundsSection refunds={refunds} />
      <CreditNotesSection notes={notes.slice(0, PAGE_SIZE)} />
      {leave}
    </div>
  );
}
