import { and, eq } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { accounts } from "@/db/schema";
import type { Account } from "@/lib/accounts/lock-account";
import { recordAudit } from "@/lib/audit/record-audit";
import { now } from "@/lib/clock";
import { formatMoney } from "@/lib/money";
import { addDays } from "@/lib/time/days";
import { mailBillingContact } from "./mail-billing-contact";
import { listOpenInvoices } from "./open-invoices";
import type { Subscription } from "./start-subscription";

/** Days that an account works on after its period has ended unpaid. */
export const SUSPENDED_DAYS_AFTER = 7;

/** active -> suspended (payment_overdue), a week after the period's end. Paying opens it again. */
export async function suspendOverdue(tx: Tx, account: Account, subscription: Subscription): Promise<boolean> {
  const ends = subscription.currentPeriodEnd!;
  if (account.status !== "active" || addDays(ends, SUSPENDED_DAYS_AFTER) > now()) return false;
  await tx
    .update(accounts)
    .set({
      status: "suspended",
      suspensionReason: "payment_overdue",
      previousStatus: "active",
      suspendedAt: now(),
      updatedAt: now(),
    })
    .where(and(eq(accounts.id, account.id), eq(accounts.status, "active")));
  await recordAudit(tx, {
    accountId: account.id,
    actor: "job:renew-subscriptions",
    action: "account.suspended",
    reason: "payment_overdue",
  });
  await tell(tx, subscription, ends);
  return true;
}

async function tell(tx: Tx, { id, accountId }: Subscription, ends: Date): Promise<void> {
  const invoice = (await listOpenInvoices(tx, accountId)).find(({ kind }) => kind === "renewal");
  if (!invoice) return;
  await mailBillingContact(tx, {
    accountId,
    template: "suspended",
    onceKey: `suspended:${id}:${ends.toISOString()}`,
    props: { number: invoice.number, amount: formatMoney(invoice.totalCents, invoice.currency) },
  });
}
