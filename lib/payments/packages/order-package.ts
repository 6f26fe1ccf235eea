import { and, eq } from "drizzle-orm";
import { asSystem, type CreditPackage, type Invoice, invoices, type Subscription, type Tx } from "@/db";
import { lockOpenAccount } from "@/lib/accounts/lock-open-account";
import { standingOf } from "@/lib/accounts/standing";
import type { Author } from "@/lib/audit/author";
import { recordAudit } from "@/lib/audit/record-audit";
import { now } from "@/lib/clock";
import { packageWords } from "@/lib/credits/packages/package-words";
import { getOfferedPackage, isOfferedOn } from "@/lib/credits/packages/queries";
import { AppError } from "@/lib/errors";
import { createInvoice } from "@/lib/invoices/create-invoice";
import { lineWords } from "@/lib/invoices/line-words";
import { voidInvoice } from "@/lib/invoices/mark-invoice-paid";
import { isTransferWaiting } from "@/lib/invoices/waiting-transfer";
import { findLiveSubscription } from "@/lib/subscriptions/live-subscription";
import { getPlanById } from "@/lib/subscriptions/plan-in-force";
import { addDays } from "@/lib/time/days";

/** An unpaid order is void after so long. */
const ORDER_DAYS = 14;

interface Order {
  accountId: number;
  packageId: number;
  by: Author;
}

/**
 * The invoice to pay for a package: the open one for the same, or a new one. It changes nothing about the account. Throws
 * not_found for a package that is not sold, and invalid_state where it is not offered on the account's plan.
 */
export function orderPackage({ accountId, packageId, by }: Order): Promise<Invoice> {
  return asSystem(async (tx) => {
    const { plan } = await lockOpenAccount(tx, accountId, standingOf(by, "billing:pay"));
    const wanted = await getOfferedPackage(tx, packageId);
    const subscription = await findLiveSubscription(tx, accountId);
    if (!isOfferedOn(wanted, plan) || !subscription)
      throw new AppError("invalid_state", {
        message: `${wanted.name} is not offered on the ${plan.name} plan.`,
      });
    return writeOrder(tx, { by, wanted, subscription });
  });
}

/** For a caller who holds the account's lock and knows that the package is offered on its plan. */
export async function writeOrder(tx: Tx, order: NewOrder): Promise<Invoice> {
  return (await findSameOrder(tx, order.subscription.accountId, order.wanted)) ?? (await write(tx, order));
}

/** One whose terms have changed since, or that nobody paid in time, is void, unless money for it is on its way. */
async function findSameOrder(tx: Tx, accountId: number, wanted: CreditPackage): Promise<Invoice | undefined> {
  const [open] = await tx
    .select()
    .from(invoices)
    .where(
      and(eq(invoices.accountId, accountId), eq(invoices.status, "open"), eq(invoices.packageId, wanted.id)),
    );
  if (!open) return undefined;
  const isSame =
    open.dueAt > now() &&
    open.packageCredits === wanted.credits &&
    open.packageExpiryDays === wanted.expiryDays &&
    open.subtotalCents === wanted.priceCents;
  if (isSame || (await isTransferWaiting(tx, accountId, ["credit_package"]))) return open;
  await voidInvoice(tx, open);
  return undefined;
}

interface NewOrder {
  by: Author;
  wanted: CreditPackage;
  subscription: Subscription;
}

async function write(tx: Tx, { by, wanted, subscription }: NewOrder): Promise<Invoice> {
  const { accountId, planId } = subscription;
  const plan = await getPlanById(tx, planId);
  const invoice = await createInvoice(tx, {
    accountId,
    subscriptionId: subscription.id,
    plan: { id: plan.id, currency: wanted.currency },
    kind: "credit_package",
    billingInterval: "month",
    lineItems: [
      {
        ...lineWords([{ name: wanted.name, slug: `Credit package ${wanted.id}` }], (name) => {
          return `${name}: ${packageWords(wanted)}`;
        }),
        quantity: 1,
        amount_cents: wanted.priceCents,
      },
    ],
    dueAt: addDays(now(), ORDER_DAYS),
    packageId: wanted.id,
    packageCredits: wanted.credits,
    packageExpiryDays: wanted.expiryDays,
  });
  const target = { targetType: "invoice", targetId: invoice.id } as const;
  const after = { invoice: invoice.number, package: wanted.name, credits: wanted.credits };
  await recordAudit(tx, { ...by, accountId, action: "credit_package.ordered", ...target, after });
  return invoice;
}
