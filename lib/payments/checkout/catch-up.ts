import { and, eq, isNotNull, lte } from "drizzle-orm";
import { asSystem, checkouts, directlyAsSystem, type Invoice, subscriptions } from "@/db";
import type { Provider } from "@/db/words";
import { now } from "@/lib/clock";
import { isForPeriod } from "@/lib/invoices/invoice";
import { log } from "@/lib/log";
import { isPermanent } from "@/lib/payments/provider/fault";
import { stripeProvider } from "@/lib/payments/stripe/provider";
import { providerFor } from "./providers";

/**
 * Settles what providers have taken for an invoice and we have not heard of: on its pages, and by charging a renewal. A
 * provider that is away, or whose money can't be settled, is logged and keeps nobody from paying: what was taken there
 * stays claimed. Pages that have run out are closed.
 */
export async function catchUp(invoice: Invoice): Promise<void> {
  await Promise.all([settlePages(invoice), settleOwnRenewal(invoice)]);
}

async function settlePages({ id }: Invoice): Promise<void> {
  const isOpen = and(eq(checkouts.invoiceId, id), eq(checkouts.status, "open"));
  const pages = await directlyAsSystem((db) => db.select().from(checkouts).where(isOpen));
  await Promise.all(pages.map(({ provider, externalId }) => settleCheckoutPage(provider, externalId)));
  if (pages.length === 0) return;
  await asSystem((tx) =>
    tx
      .update(checkouts)
      .set({ status: "expired", updatedAt: now() })
      .where(and(isOpen, lte(checkouts.expiresAt, now()))),
  );
}

async function settleOwnRenewal({ subscriptionId, kind }: Invoice): Promise<void> {
  if (!isForPeriod({ kind })) return;
  const [linked] = await directlyAsSystem((db) =>
    db
      .select({ externalId: subscriptions.stripeSubscriptionId })
      .from(subscriptions)
      .where(and(eq(subscriptions.id, subscriptionId), isNotNull(subscriptions.stripeSubscriptionId))),
  );
  if (linked?.externalId) await settleRenewals(linked.externalId);
}

/** Answers whether the provider was asked, also where what was paid there pays nothing here. */
export async function settleCheckoutPage(provider: Provider, externalId: string): Promise<boolean> {
  const adapter = providerFor(provider);
  if (!adapter?.isConfigured()) return true; // Nobody is there who could be waited for.
  return calmly(() => adapter.settle(externalId), { provider, externalId });
}

/** Answers whether Stripe was asked, also where what it charged pays nothing here. */
export async function settleRenewals(externalId: string): Promise<boolean> {
  if (!stripeProvider.isConfigured()) return true;
  return calmly(() => stripeProvider.settleRenewals?.(externalId), { provider: "stripe", externalId });
}

async function calmly(work: () => Promise<unknown> | undefined, what: object): Promise<boolean> {
  try {
    await work();
    return true;
  } catch (error) {
    log.warn({ err: error, ...what }, "a provider could not be asked what was paid");
    return isPermanent(error);
  }
}
