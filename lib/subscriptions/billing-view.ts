import type { Invoice } from "@/db";
import type { AccountStatus, BillingInterval, Role, SuspensionReason } from "@/db/words";
import { isSuspendedByStaff } from "@/lib/accounts/account";
import { hasPermission } from "@/lib/accounts/role";
import { isForPeriod, isOpen } from "@/lib/invoices/invoice";
import type { SubscriptionDetail } from "./queries";
import { hasEnded, isChargedByCard } from "./subscription";

interface BillingVisit {
  viewer: {
    role: Role;
    account: { status: AccountStatus; suspensionReason: SuspensionReason | null; closedAt: Date | null };
  };
  /** The account's subscription, the last one if it has ended. */
  detail: SubscriptionDetail | undefined;
  invoices: readonly Invoice[];
  /** Whose prices the address asks for. */
  interval?: BillingInterval;
}

interface BillingView {
  /** What to pay by hand; undefined where the banner above the page asks for it already. */
  toPay: Invoice | undefined;
  /** What the account is suspended for; undefined where paying would not open it. */
  overdue: Invoice | undefined;
  /** A bigger plan that was chosen and waits to be paid. */
  upgrade: Invoice | undefined;
  /** The whole account stands still, whatever is paid. */
  isSuspended: boolean;
  /** The plan without a price that runs, where the choice that is due can be taken back for it. */
  stay: { slug: string; name: string; interval: BillingInterval } | undefined;
  mayManage: boolean;
  mayPay: boolean;
  /** Undefined where no plan may be chosen. */
  choice: PlanPick | undefined;
}

/** What the plans side by side show as one's own, as the next one, and which prices. */
interface PlanPick {
  currentSlug?: string;
  currentInterval?: BillingInterval;
  nextSlug?: string;
  interval: BillingInterval;
}

/** What /billing shows to somebody who may read it. Pure. */
export function billingView(visit: BillingVisit): BillingView {
  const { account, role } = visit.viewer;
  const mayManage = hasPermission(role, "billing:manage");
  const mayChoose = mayManage && !account.closedAt && !isSuspendedByStaff(account);
  const toPay = invoiceToPay(visit);
  return {
    toPay,
    overdue: account.suspensionReason === "payment_overdue" ? visit.invoices.find(isDuePeriod) : undefined,
    upgrade: visit.invoices.find((invoice) => isOpen(invoice) && invoice.kind === "upgrade"),
    stay: mayChoose && toPay?.kind === "first" ? stayOf(visit) : undefined,
    isSuspended: account.status === "suspended",
    mayManage,
    mayPay: hasPermission(role, "billing:pay"),
    choice: mayChoose ? planPick(visit) : undefined,
  };
}

function stayOf({ detail }: BillingVisit): BillingView["stay"] {
  if (!detail || detail.plan.priceCents > 0) return undefined;
  const { status, billingInterval: interval } = detail.subscription;
  if (status !== "active" && status !== "trialing") return undefined;
  return { slug: detail.plan.slug, name: detail.plan.name, interval };
}

function invoiceToPay({ viewer: { account }, detail, invoices }: BillingVisit): Invoice | undefined {
  if (account.status === "pending_payment" || account.suspensionReason === "payment_overdue")
    return undefined;
  return invoices.find(
    (invoice) => isDuePeriod(invoice) && !(detail && isChargedByCard(detail.subscription, invoice)),
  );
}

const isDuePeriod = (invoice: Invoice) => isOpen(invoice) && isForPeriod(invoice);

function planPick({ detail, interval }: BillingVisit): PlanPick {
  const running = runningOf(detail);
  return {
    currentSlug: running?.plan.slug,
    currentInterval: running?.subscription.billingInterval,
    nextSlug: running?.scheduledPlan?.slug,
    interval: interval ?? detail?.subscription.billingInterval ?? "month",
  };
}

/** The subscription, unless it has ended. */
export function runningOf(detail: SubscriptionDetail | undefined): SubscriptionDetail | undefined {
  return detail && !hasEnded(detail.subscription) ? detail : undefined;
}
