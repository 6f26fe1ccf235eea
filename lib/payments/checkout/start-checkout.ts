import { and, eq, ne } from "drizzle-orm";
import { accounts, asSystem, type Invoice, subscriptions } from "@/db";
import type { BillingInterval, RealMethod } from "@/db/words";
import { lockAccountFor } from "@/lib/accounts/lock-account";
import { NO_MONEY, refuseInSandbox } from "@/lib/accounts/sandbox/refuse-in-sandbox";
import { standingOf } from "@/lib/accounts/standing";
import type { Author } from "@/lib/audit/author";
import { now } from "@/lib/clock";
import { AppError } from "@/lib/errors";
import { heldFor } from "@/lib/invoices/held-for";
import { listOpenInvoices } from "@/lib/invoices/open-invoices";
import { type BankDetails, getBankDetails } from "@/lib/payments/bank-transfer/bank-details";
import { orderPackage } from "@/lib/payments/packages/order-package";
import { openAsOfNow } from "@/lib/payments/packages/void-unpaid-orders";
import { changePlan } from "@/lib/subscriptions/plan-change/change-plan";
import { openCheckout } from "./open-checkout";
import { availableMethods } from "./providers";

export interface CheckoutRequest extends Author {
  accountId: number;
  paymentMethod: RealMethod;
  /** One of the open invoices; the first unless said. */
  invoiceId?: number;
  /** Orders these credits first. */
  packageId?: number;
  /** Chooses this plan first, where that leads to an invoice: a first choice or a bigger plan. */
  planSlug?: string;
  interval?: BillingInterval;
}

/**
 * The way to pay what is open: the provider's page, or where to transfer the money. Throws `payment_method_unavailable`
 * before anything is changed, `provider_unavailable`, `payment_in_progress`, `invalid_state` where nothing is open, and
 * what changePlan or orderPackage throws.
 */
export async function startCheckout(request: CheckoutRequest): Promise<{ url: string } | BankDetails> {
  const { accountId, paymentMethod, planSlug } = request;
  if (!availableMethods().includes(paymentMethod)) throw new AppError("payment_method_unavailable");
  await refuseSandbox(request);
  const chosen = planSlug
    ? (await changePlan({ ...request, planSlug, toPayNow: true })).invoice
    : await order(request);
  const invoice = chosen ?? (await getOpenInvoice(accountId, request.invoiceId));
  await rememberMethod(request);
  if (paymentMethod === "bank_transfer") return getBankDetails(invoice, await heldFor(invoice));
  return openCheckout(invoice, paymentMethod);
}

async function refuseSandbox(request: CheckoutRequest): Promise<void> {
  const standing = standingOf(request, "billing:pay");
  await asSystem(async (tx) =>
    refuseInSandbox(await lockAccountFor(tx, request.accountId, standing), NO_MONEY),
  );
}

async function order({ accountId, packageId, actor, requestId, asks }: CheckoutRequest) {
  return packageId ? orderPackage({ accountId, packageId, by: { actor, requestId, asks } }) : undefined;
}

async function getOpenInvoice(accountId: number, invoiceId?: number): Promise<Invoice> {
  const open = await openAsOfNow(accountId, () => asSystem((tx) => listOpenInvoices(tx, accountId)));
  const invoice = invoiceId === undefined ? open[0] : open.find(({ id }) => id === invoiceId);
  if (invoice) return invoice;
  throw new AppError("invalid_state", { message: "There is nothing to pay. Choose a plan first." });
}

/** Before the first payment the chosen method is shown; once one was paid, that one's method counts. */
async function rememberMethod(request: CheckoutRequest): Promise<void> {
  const { accountId, paymentMethod } = request;
  await asSystem(async (tx) => {
    await lockAccountFor(tx, accountId, standingOf(request, "billing:pay"));
    const changed = await tx
      .update(accounts)
      .set({ paymentMethod, updatedAt: now() })
      .where(and(eq(accounts.id, accountId), eq(accounts.status, "pending_payment")))
      .returning({ id: accounts.id });
    if (changed.length === 0) return;
    await tx
      .update(subscriptions)
      .set({ paymentMethod, updatedAt: now() })
      .where(and(eq(subscriptions.accountId, accountId), ne(subscriptions.status, "cancelled")));
  });
}
