import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { z } from "zod";
import { InvoicesTable } from "@/components/billing/invoices-table";
import { OpenInvoiceAlert } from "@/components/billing/open-invoice-alert";
import { PaymentsTable } from "@/components/billing/payments-table";
import { PlanPicker } from "@/components/billing/plan-picker";
import { SubscriptionCard } from "@/components/billing/subscription-card";
import { LeaveAccount } from "@/components/settings/leave-account-form";
import { LoadMore } from "@/components/ui/data/load-more";
import { FormSuccess } from "@/components/ui/form/form-error";
import { PageHeader } from "@/components/ui/page/page-header";
import type { Invoice } from "@/db";
import { BILLING_INTERVALS } from "@/db/words";
import { isSuspendedByStaff } from "@/lib/accounts/account";
import { hasPermission } from "@/lib/accounts/role";
import { validateAccountAndPlan } from "@/lib/accounts/validate-account-and-plan";
import { requireTenant, type TenantViewer } from "@/lib/auth/viewer/viewer";
import { listInvoices } from "@/lib/invoices/queries";
import { afterPage, textParam } from "@/lib/page-params";
import { page } from "@/lib/pagination";
import { listPayments } from "@/lib/payments/records/queries";
import { listPlanChoices } from "@/lib/plans/list-plan-choices";
import { findSubscription } from "@/lib/subscriptions/queries";
import { isChargedByCard } from "@/lib/subscriptions/subscription";
import { leaveAccountAction } from "../settings/actions";
import { openPortalAction, resumeAction } from "./actions";

export const metadata: Metadata = { title: "Billing" };

const PAGE_SIZE = 24;

const DONE = {
  plan: "Your plan change is noted.",
  cancelled: "Your subscription is cancelled. You can resume it until it ends.",
  ended: "Your subscription has ended. You can choose a plan again at any time.",
  resumed: "Your subscription goes on.",
} as const;

const query = z.object({
  interval: z.enum(BILLING_INTERVALS).optional().catch(undefined),
  /** Where the older invoices and payments begin. */
  invoices: textParam,
  payments: textParam,
  done: z.enum(["plan", "cancelled", "ended", "resumed"]).optional().catch(undefined),
});

export default async function BillingPage({ searchParams }: PageProps<"/billing">) {
  const viewer = await requireTenant({ allowSuspended: true });
  if (!hasPermission(viewer.role, "billing:read")) return <OthersSettle viewer={viewer} />;
  const { interval, done, ...older } = query.parse(await searchParams);
  const accountId = viewer.account.id;
  const [detail, invoiceRows, paymentRows, plans] = await Promise.all([
    findSubscription(accountId),
    listInvoices(accountId, { limit: PAGE_SIZE, after: afterPage(older.invoices) }),
    listPayments(accountId, { limit: PAGE_SIZE, after: afterPage(older.payments) }),
    listPlanChoices(),
  ]);
  const invoices = page(invoiceRows, PAGE_SIZE, ({ id }) => id);
  const payments = page(paymentRows, PAGE_SIZE, ({ payment }) => payment.id);
  // The banner above the page says it already where nothing works without paying.
  const { status, suspensionReason } = viewer.account;
  const isSaid = status === "pending_payment" || suspensionReason === "payment_overdue";
  const isCharged = (invoice: Invoice) =>
    detail !== undefined && isChargedByCard(detail.subscription, invoice);
  const open = invoices.results.find(
    (invoice) => invoice.status === "open" && !isSaid && !isCharged(invoice),
  );
  // What has ended is nobody's plan any more: it can be chosen again.
  const running = detail?.subscription.status === "cancelled" ? undefined : detail;
  const mayManage = hasPermission(viewer.role, "billing:manage");
  return (
    <div className="space-y-6">
      <PageHeader title="Billing" description="Your plan, what comes next, and every invoice." />
      <FormSuccess message={done && DONE[done]} />
      {open && <OpenInvoiceAlert invoice={open} />}
      {detail && (
        <SubscriptionCard
          detail={detail}
          isSuspended={status === "suspended"}
          mayManage={mayManage}
          resumeAction={resumeAction}
          portalAction={openPortalAction}
        />
      )}
      {mayManage && !viewer.account.closedAt && !isSuspendedByStaff(viewer.account) && (
        <PlanPicker
          plans={plans}
          currentSlug={running?.plan.slug}
          currentInterval={running?.subscription.billingInterval}
          nextSlug={running?.scheduledPlan?.slug}
          interval={interval ?? detail?.subscription.billingInterval ?? "month"}
        />
      )}
      <div>
        <InvoicesTable invoices={invoices.results} />
        <LoadMore href={olderHref("invoices", invoices.next_cursor)} />
      </div>
      <div>
        <PaymentsTable payments={payments.results} />
        <LoadMore href={olderHref("payments", payments.next_cursor)} />
      </div>
      {validateAccountAndPlan(viewer.account) && <Leave viewer={viewer} />}
    </div>
  );
}

/** Where a member lands whose account is shut out, and who may do nothing about it. Else the page is not there for them. */
function OthersSettle({ viewer }: { viewer: TenantViewer }) {
  const { account } = viewer;
  if (!validateAccountAndPlan(account)) notFound();
  return (
    <>
      <PageHeader
        title={account.name}
        description={
          !account.closedAt &&
          "Your pages are closed for now, and nothing in them is lost. They are back as soon as the account runs again."
        }
      />
      <Leave viewer={viewer} />
    </>
  );
}

/** Settings are closed with the account: this is the way out of it. */
function Leave({ viewer: { account, viewAs } }: { viewer: TenantViewer }) {
  return viewAs ? null : <LeaveAccount action={leaveAccountAction} accountName={account.name} />;
}

function olderHref(list: "invoices" | "payments", cursor: string | null): string | undefined {
  return cursor ? `/billing?${new URLSearchParams({ [list]: cursor })}#${list}` : undefined;
}
