import { and, eq, sql } from "drizzle-orm";
import { type CreditTopUp, creditPackages, creditTopUps, type Invoice, invoices, type Tx } from "@/db";
import { recordAudit } from "@/lib/audit/record-audit";
import { now } from "@/lib/clock";
import { noteSent } from "@/lib/invoices/note-sent";
import { formatAmount } from "@/lib/money";
import { mailBillingContact } from "@/lib/subscriptions/billing-mail";
import { addDays } from "@/lib/time/days";

/** After so many failures in a row it is switched off: a card that was declined so often isn't tried forever. */
const MOST_FAILURES = 3;
/** How long it rests after the first failure, and after the second. */
const PAUSE_DAYS = [1, 3] as const;

/** Which try of which purchase. */
export interface TopUpAttempt {
  accountId: number;
  invoiceId: number;
  attempt: number;
}

/** Its invoice is paid, no matter by whom: nothing is in flight, and a pause that a failure began is over. */
export async function endTopUp(tx: Tx, { accountId, id }: Pick<Invoice, "accountId" | "id">): Promise<void> {
  const isThis = sql`${creditTopUps.invoiceId} = ${id}`;
  await tx
    .update(creditTopUps)
    .set({
      invoiceId: sql`case when ${isThis} then null else ${creditTopUps.invoiceId} end`,
      pausedUntil: null,
      failures: 0,
      failureReason: null,
      updatedAt: now(),
    })
    .where(eq(creditTopUps.accountId, accountId));
}

/** Nothing is charged for it now, and nobody is to blame: its invoice was paid or void when it was looked at. */
export async function releaseTopUp(tx: Tx, of: TopUpAttempt): Promise<void> {
  await tx.update(creditTopUps).set({ invoiceId: null, updatedAt: now() }).where(isInFlight(of));
}

interface Failure {
  /** For the owner. */
  reason: string;
  needsConfirmation: boolean;
}

/**
 * The card could not be charged: it rests for a while, the owner is told what to do, and the invoice stays open to be paid.
 * Once for each attempt; false where it had ended before. The caller holds the account's lock.
 */
export async function failTopUp(tx: Tx, of: TopUpAttempt, failure: Failure): Promise<boolean> {
  const [topUp] = await tx.select().from(creditTopUps).where(isInFlight(of));
  if (!topUp) return false;
  const rested = await rest(tx, topUp, failure.reason);
  const [row] = await tx
    .select({ invoice: invoices, packageName: creditPackages.name })
    .from(invoices)
    .innerJoin(creditPackages, eq(creditPackages.id, invoices.packageId))
    .where(eq(invoices.id, of.invoiceId));
  const { invoice, packageName } = row!;
  await noteSent(tx, invoice);
  await mailBillingContact(tx, {
    accountId: of.accountId,
    template: "top-up-failed",
    onceKey: `top-up-failed:${of.invoiceId}:${of.attempt}`,
    props: {
      ...failure,
      packageName,
      amount: formatAmount(invoice.totalCents, invoice.currency),
      number: invoice.number,
      invoiceId: invoice.id,
      pausedUntil: rested.isEnabled ? rested.pausedUntil?.toISOString() : undefined,
    },
  });
  return true;
}

async function rest(tx: Tx, topUp: CreditTopUp, reason: string): Promise<CreditTopUp> {
  const failures = topUp.failures + 1;
  const isOff = failures >= MOST_FAILURES;
  const [rested] = await tx
    .update(creditTopUps)
    .set({
      invoiceId: null,
      failures: isOff ? 0 : failures,
      failureReason: reason,
      isEnabled: topUp.isEnabled && !isOff,
      pausedUntil: isOff ? null : addDays(now(), PAUSE_DAYS[failures - 1] ?? PAUSE_DAYS[1]),
      updatedAt: now(),
    })
    .where(eq(creditTopUps.id, topUp.id))
    .returning();
  await recordAudit(tx, {
    accountId: topUp.accountId,
    actor: "job:top-up-credits",
    action: isOff ? "credit_top_up.switched_off" : "credit_top_up.failed",
    targetType: "invoice",
    targetId: topUp.invoiceId ?? undefined,
    reason,
  });
  return rested!;
}

const isInFlight = ({ accountId, invoiceId, attempt }: TopUpAttempt) =>
  and(
    eq(creditTopUps.accountId, accountId),
    eq(creditTopUps.invoiceId, invoiceId),
    eq(creditTopUps.attempt, attempt),
  );
