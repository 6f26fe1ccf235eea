import { and, asc, eq, gt, inArray, or } from "drizzle-orm";
import { forAccount, invoices, payments, type Tx } from "@/db";
import { type InvoiceKind, ON_ITS_WAY_STATUSES } from "@/db/words";
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

/** Money on its way for an open invoice of the plan: reported and not found yet, or being collected. */
export interface ComingMoney {
  status: (typeof ON_ITS_WAY_STATUSES)[number];
  invoiceId: number;
}

/** What is on its way for the account's plan; undefined where nothing is. */
export function findComingMoney(accountId: number): Promise<ComingMoney | undefined> {
  return forAccount(accountId, (tx) => findComingMoneyIn(tx, accountId));
}

/** The same in the caller's transaction. */
export async function findComingMoneyIn(tx: Tx, accountId: number): Promise<ComingMoney | undefined> {
  const waiting = await findWaiting(tx, accountId, OF_THE_PLAN);
  const status = ON_ITS_WAY_STATUSES.find((known) => known === waiting?.status);
  return waiting && status && { status, invoiceId: waiting.invoiceId };
}

async function findWaiting(tx: Tx, accountId: number, kinds: readonly InvoiceKind[]) {
  const [waiting] = await tx
    .select({ status: payments.status, invoiceId: payments.invoiceId })
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
  return waiting;
}

/**
 * Of a payment, as a condition: its money is on its way, reported or being collected. What a provider has not collected
 * within PAYMENT_PROCESSING_DAYS is on its way no more: it holds back nothing, and staff are asked (decision 025, rule 4).
 */
export function isOnItsWay() {
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
  tenant: () =>
    `We are checking a bank transfer that was reported. Change this once it is confirmed or rejected. If it was a mistake, email ${env().SUPPORT_EMAIL}.`,
  staff: () => "A transfer of this account waits for approval. Approve or reject it first.",
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
  if (waiting?.status === "processing") throw new AppError("payment_in_progress", { message: COMES[reader] });
  if (waiting) throw new AppError("invalid_state", { message: WAITS[reader]() });
}
