import { and, desc, eq } from "drizzle-orm";
import {
  type Account,
  accounts,
  asSystem,
  type Invoice,
  invoices,
  type Plan,
  type Subscription,
  subscriptions,
  type Tx,
} from "@/db";
import { invoiceMonths } from "@/lib/invoices/invoice";
import { withTax } from "@/lib/invoices/tax";
import type { Priced } from "@/lib/payments/stripe/api/price";
import { intervalMonths, intervalPriceCents } from "@/lib/plans/plan";
import { getPlanById } from "@/lib/subscriptions/plan-in-force";

export interface OurSubscription {
  account: Pick<Account, "status" | "suspensionReason">;
  subscription: Subscription;
  /** The next period's invoice, where it is written and open. */
  renewal: Invoice | undefined;
  /** What the next period costs: as its invoice says, else on the terms that hold now. */
  next: Priced;
  planName: string;
  /** The next period's plan is still sold: one that was deactivated is not renewed. */
  isSold: boolean;
}

/** Ours that Stripe's subscription pays for, with what it has to charge next. */
export function findOurSubscription(
  accountId: number,
  stripeSubscriptionId: string,
): Promise<OurSubscription | undefined> {
  return asSystem(async (tx) => {
    const linked = eq(subscriptions.stripeSubscriptionId, stripeSubscriptionId);
    const [found] = await tx
      .select({ subscription: subscriptions, account: accounts })
      .from(subscriptions)
      .innerJoin(accounts, eq(accounts.id, subscriptions.accountId))
      .where(and(eq(subscriptions.accountId, accountId), linked));
    if (!found) return undefined;
    const { subscription, account } = found;
    const renewal = await findOpenRenewal(tx, subscription);
    const billed = renewal && isOneInterval(renewal) ? renewal : undefined;
    const plan = await getPlanById(tx, billed?.planId ?? subscription.scheduledPlanId ?? subscription.planId);
    return {
      account,
      subscription,
      renewal,
      next: billed ?? termsOf(subscription, plan),
      planName: plan.name,
      isSold: plan.isActive,
    };
  });
}

async function findOpenRenewal(tx: Tx, { id }: Subscription): Promise<Invoice | undefined> {
  const [renewal] = await tx
    .select()
    .from(invoices)
    .where(and(eq(invoices.subscriptionId, id), eq(invoices.kind, "renewal"), eq(invoices.status, "open")))
    .orderBy(desc(invoices.id))
    .limit(1);
  return renewal;
}

/** Not several months together, which are paid by hand. */
const isOneInterval = (invoice: Invoice) =>
  invoiceMonths(invoice) === intervalMonths(invoice.billingInterval);

function termsOf(subscription: Subscription, plan: Plan): Priced {
  const billingInterval = subscription.scheduledInterval ?? subscription.billingInterval;
  const totalCents = withTax(intervalPriceCents(plan, billingInterval));
  return { planId: plan.id, billingInterval, totalCents, currency: plan.currency };
}
