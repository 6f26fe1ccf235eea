import { and, eq, isNotNull, lte, or, sql } from "drizzle-orm";
import { asSystem, type Checkout, checkouts, payments } from "@/db";
import { PROVIDERS } from "@/db/words";
import { now, nowMs } from "@/lib/clock";
import { AppError } from "@/lib/errors";
import { log } from "@/lib/log";
import { closeCheckout } from "@/lib/payments/provider/checkout";
import { isRefusal } from "@/lib/payments/provider/fault";
import { providerFor } from "./providers";

type Page = Pick<Checkout, "provider" | "externalId" | "expiresAt">;

/** Pages of one provider that are asked about at a time. */
const AT_ONCE = 4;
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
  const each = await Promise.all(
    PROVIDERS.map((name) => askOf(pages.filter(({ provider }) => provider === name))),
  );
  return each.reduce((sum, asked) => sum + asked, 0);
}

/** A few at a time; nothing more once one was not answered. Each would wait as long. Answers how many were asked about. */
async function askOf(pages: Page[]): Promise<number> {
  const waiting = [...pages];
  let asked = 0;
  const walk = async () => {
    for (let page = waiting.shift(); page; page = waiting.shift()) {
      asked += 1;
      if ((await ask(page)) === "away") waiting.length = 0;
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, walk));
  return asked;
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

async function ask({ provider, externalId, expiresAt }: Page): Promise<"away" | undefined> {
  const adapter = providerFor(provider);
  if (!adapter?.isConfigured()) return undefined;
  try {
    const page = await adapter.settle(externalId);
    if (page === "unknown" || expiresAt <= now()) await closeCheckout(provider, externalId, "expired");
  } catch (error) {
    log.warn({ err: error, provider, externalId }, "a payment page could not be looked at");
    if (isAway(error)) return "away";
  }
  return undefined;
}

/** It refused nothing and was not there: it would not be there for the next page either. */
function isAway(error: unknown): boolean {
  return error instanceof AppError && error.code === "provider_unavailable" && !isRefusal(error.cause);
}
