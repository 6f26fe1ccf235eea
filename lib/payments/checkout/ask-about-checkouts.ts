import { and, eq, isNotNull, lte, or, sql } from "drizzle-orm";
import { asSystem, type Checkout, checkouts, payments } from "@/db";
import { now, nowMs } from "@/lib/clock";
import { log } from "@/lib/log";
import { closeCheckout } from "@/lib/payments/provider/checkout";
import { providerFor } from "./providers";

type Page = Pick<Checkout, "provider" | "externalId" | "expiresAt">;

/** A page that refreshes itself asks no more often than this. */
const SECONDS_BETWEEN = 15;

const isUndecided = or(
  eq(checkouts.status, "open"),
  and(eq(checkouts.status, "expired"), isNotNull(checkouts.captureClaimedAt)),
  sql`exists (select 1 from ${payments} p
    where p.invoice_id = ${checkouts.invoiceId} and p.status = 'processing' and p.method::text = ${checkouts.provider}::text)`,
);
const PAGE = {
  provider: checkouts.provider,
  externalId: checkouts.externalId,
  expiresAt: checkouts.expiresAt,
};

/**
 * Asks the providers about every page that is open, or whose money was on its way when we last heard: an event that never
 * comes holds back no payment. Answers how many were asked about. A provider that is away is asked in the next hour; a page
 * that it does not know is closed.
 */
export async function askAboutCheckouts(): Promise<number> {
  const pages = await asSystem((tx) => tx.select(PAGE).from(checkouts).where(isUndecided));
  for (const page of pages) await ask(page);
  return pages.length;
}

/** For one account, whose payer has come back from a page and has paid there. */
export async function askOnReturn(
  accountId: number,
  returned: "done" | "cancelled" | undefined,
): Promise<void> {
  if (returned === "done") await askAboutOwnCheckouts(accountId);
}

async function askAboutOwnCheckouts(accountId: number): Promise<void> {
  const { createdAt, updatedAt } = checkouts;
  const isDue = or(eq(updatedAt, createdAt), lte(updatedAt, new Date(nowMs() - SECONDS_BETWEEN * 1000)));
  const pages = await asSystem((tx) =>
    tx
      .update(checkouts)
      .set({ updatedAt: new Date(nowMs() + 1) })
      .where(and(eq(checkouts.accountId, accountId), isUndecided, isDue))
      .returning(PAGE),
  );
  for (const page of pages) await ask(page);
}

async function ask({ provider, externalId, expiresAt }: Page): Promise<void> {
  const adapter = providerFor(provider);
  if (!adapter?.isConfigured()) return;
  try {
    const page = await adapter.settle(externalId);
    if (page === "unknown" || expiresAt <= now()) await closeCheckout(provider, externalId, "expired");
  } catch (error) {
    log.warn({ err: error, provider, externalId }, "a payment page could not be looked at");
  }
}
