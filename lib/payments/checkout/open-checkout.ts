import { and, eq, ne } from "drizzle-orm";
import { asSystem, checkouts, type Invoice, type Tx } from "@/db";
import type { Provider } from "@/db/words";
import { lockAccount } from "@/lib/accounts/lock-account";
import { now } from "@/lib/clock";
import { AppError } from "@/lib/errors";
import { expireCheckouts } from "@/lib/invoices/expire-checkouts";
import { lockInvoice } from "@/lib/invoices/mark-invoice-paid";
import { requirePayableStill } from "@/lib/invoices/not-payable";
import { formatAmount } from "@/lib/money";
import { isRefusal } from "@/lib/payments/provider/fault";
import type { OpenedCheckout, PaymentProvider } from "@/lib/payments/provider/provider";
import { requireNotTaken } from "@/lib/payments/records/taken/taken-invoice";
import { catchUp } from "./catch-up";
import { providerFor } from "./providers";

/**
 * The provider's page for an open invoice. One that is open already is used again, so that nobody pays twice; two calls
 * at once get the same page. First the providers are asked what was paid already: an event that is late or lost lets nobody
 * pay twice. Throws `payment_method_unavailable`, `provider_unavailable`, `payment_in_progress`, and `invalid_state` where the
 * invoice was paid or replaced in the meantime, or is for less than the provider takes.
 */
export async function openCheckout(invoice: Invoice, provider: Provider): Promise<{ url: string }> {
  const adapter = providerFor(provider);
  if (!adapter?.isConfigured()) throw new AppError("payment_method_unavailable");
  requireEnough(invoice, adapter);
  await catchUp(invoice);
  await requireStillOpen(invoice);
  const { open, attempt } = await asSystem((tx) => findOpen(tx, invoice, provider));
  if (open) return { url: open.payerActionUrl ?? open.url };
  const opened = await adapter.start(invoice, attempt).catch((error: unknown) => refusedBy(provider, error));
  await asSystem((tx) => remember(tx, invoice, provider, opened));
  await requireStillOpen(invoice);
  return { url: opened.url };
}

const NAMES: Record<Provider, string> = { stripe: "Stripe", paypal: "PayPal" };

/** A provider that understands and says no would say no again: told in its own words, not as an outage. */
function refusedBy(provider: Provider, error: unknown): never {
  if (!(error instanceof AppError) || !isRefusal(error.cause)) throw error;
  const { says, issue } = error.cause;
  throw new AppError("invalid_state", {
    message: `${NAMES[provider]} refused this payment: ${says}${issue ? ` (${issue})` : ""} Nothing was charged. Pay another way, or contact us.`,
    cause: error,
  });
}

/** A few hours of a bigger plan can cost less than a card may be charged. */
function requireEnough({ totalCents, currency, kind }: Invoice, { leastCents }: PaymentProvider): void {
  const least = leastCents?.(currency) ?? 0;
  if (totalCents >= least) return;
  const money = (cents: number) => formatAmount(cents, currency);
  const wait = kind === "upgrade" ? ", or choose the bigger plan with your next renewal" : "";
  throw new AppError("invalid_state", {
    message: `A card can't be charged less than ${money(least)}, and this invoice is ${money(totalCents)}. Pay it another way${wait}.`,
  });
}

const pagesOf = ({ id }: Invoice, provider: Provider) =>
  and(eq(checkouts.invoiceId, id), eq(checkouts.provider, provider));

async function findOpen(tx: Tx, invoice: Invoice, provider: Provider) {
  await requireNotTaken(tx, invoice.id);
  const pages = pagesOf(invoice, provider);
  const [open] = await tx
    .select()
    .from(checkouts)
    .where(and(pages, eq(checkouts.status, "open")));
  const attempt = await tx.$count(checkouts, and(pages, ne(checkouts.status, "open")));
  return { open, attempt };
}

/** Looks at the invoice again, now under the account's lock: a page of one that is over is closed, and not shown. */
async function remember(tx: Tx, invoice: Invoice, provider: Provider, opened: OpenedCheckout): Promise<void> {
  const { accountId, id: invoiceId } = invoice;
  const at = now();
  await lockAccount(tx, accountId);
  await tx
    .insert(checkouts)
    .values({ ...opened, accountId, invoiceId, provider, createdAt: at, updatedAt: at })
    .onConflictDoNothing();
  if ((await lockInvoice(tx, accountId, invoiceId)).status !== "open") await expireCheckouts(tx, [invoiceId]);
}

async function requireStillOpen({ accountId, id, number }: Invoice): Promise<void> {
  const status = await asSystem(async (tx) => {
    const invoice = await lockInvoice(tx, accountId, id);
    if (invoice.status === "open") await requirePayableStill(tx, invoice);
    return invoice.status;
  });
  if (status === "open") return;
  throw new AppError("invalid_state", {
    message: `Invoice ${number} was ${status === "paid" ? "paid" : "replaced"} in the meantime. Nothing more is due for it.`,
  });
}
