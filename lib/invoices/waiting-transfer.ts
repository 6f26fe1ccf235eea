import { and, asc, eq, gt, inArray, or } from "drizzle-orm";
import { invoices, payments, type Tx } from "@/db";
import type { InvoiceKind } from "@/db/words";
import { now } from "@/lib/clock";
import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";
import { addDays } from "@/lib/time/days";

/** An order of a package is not among them: its money decides nothing about the plan (decision 044, rule 5). */
const OF_THE_PLAN: readonly InvoiceKind[] = ["first", "renewal", "upgrade"];

/**
 * Whether money is on its way for an open invoice of these kinds: a transfer that the tenant reported and staff have not
 * decided about, or a payment that a provider has not collected yet, and still may.
 */
export async function isTransferWaiting(
  tx: Tx,
  accountId: number,
  kinds: readonly InvoiceKind[] = OF_THE_PLAN,
): Promise<boolean> {
  return (await findWaiting(tx, accountId, kinds)) !== undefined;
}

async function findWaiting(tx: Tx, accountId: number, kinds: readonly InvoiceKind[]) {
  const [waiting] = await tx
    .select({ status: payments.status })
    .from(payments)
    .innerJoin(invoices, eq(invoices.id, payments.invoiceId))
    .where(
      and(
        eq(payments.accountId, accountId),
        isOnItsWay(),
        eq(invoices.status, "open"),
        inArray(invoices.kind, [...kinds]),
      ),
    )
    .limit(1);
  return waiting?.status;
}

/**
 * What a provider has not collected within PAYMENT_PROCESSING_DAYS is on its way no more: it holds back nothing, and staff
 * are asked (decision 025, rule 4).
 */
function isOnItsWay() {
  const isCollected = and(eq(payments.status, "processing"), gt(payments.createdAt, processingSince()));
  return or(eq(payments.status, "pending_approval"), isCollected);
}

/** Since when the oldest money for a period is on its way. Null: none is. */
export async function findReportedAt(tx: Tx, accountId: number): Promise<Date | null> {
  const [oldest] = await tx
    .select({ createdAt: payments.createdAt })
    .from(payments)
    .innerJoin(invoices, eq(invoices.id, payments.invoiceId))
    .where(
      and(
        eq(payments.accountId, accountId),
        isOnItsWay(),
        eq(invoices.status, "open"),
        inArray(invoices.kind, ["first", "renewal"]),
      ),
    )
    .orderBy(asc(payments.createdAt))
    .limit(1);
  return oldest?.createdAt ?? null;
}

/** Payments that began before this and are still on their way are for staff to look at. */
export function processingSince(): Date {
  return addDays(now(), -env().PAYMENT_PROCESSING_DAYS);
}

/** What a refused caller can do about it. */
const WAITS = {
  tenant:
    "A reported bank transfer waits to be checked. Change this once it has been approved or rejected; write to support if it was a mistake.",
  staff: "A transfer of this account waits for approval. Approve or reject it first.",
};
const COMES = {
  tenant:
    "A payment is on its way, and can take several business days. Change this once it has arrived or failed.",
  staff: "A payment of this account is on its way. Wait until it has arrived or failed, or reject it first.",
};

/** Throws `invalid_state`, or `payment_in_progress`, while money is on its way: a change would void the invoice it pays. */
export async function requireNoTransferWaiting(
  tx: Tx,
  accountId: number,
  reader: keyof typeof WAITS = "tenant",
  kinds: readonly InvoiceKind[] = OF_THE_PLAN,
): Promise<void> {
  const waiting = await findWaiting(tx, accountId, kinds);
  if (waiting === "processing") throw new AppError("payment_in_progress", { message: COMES[reader] });
  if (waiting) throw new AppError("invalid_state", { message: WAITS[reader] });
}
