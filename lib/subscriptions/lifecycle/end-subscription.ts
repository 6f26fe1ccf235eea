import type { Account, Subscription, Tx } from "@/db";
import { changeAccountStatus } from "@/lib/accounts/change-status";
import { now } from "@/lib/clock";
import { lapsePlanCredits } from "@/lib/credits/reservations/lapse-plan-credits";
import { voidOpenInvoices } from "@/lib/invoices/open-invoices";
import { isTransferWaiting } from "@/lib/invoices/waiting-transfer";
import type { BillingMailProps } from "@/lib/mail/templates/billing/billing-props";
import { mailBillingContact } from "@/lib/subscriptions/billing-mail";
import { changeSubscriptionStatus } from "@/lib/subscriptions/change-status";
import { getPlanById } from "@/lib/subscriptions/plan-in-force";
import { isOver } from "@/lib/subscriptions/subscription";

/**
 * Ends it: subscription and account are canceled, the rest of the plan's credits lapses in the ledger, and open invoices
 * for the plan are voided. Bought credits stay, for when it starts again, and so do open orders of some. A suspended account
 * stays suspended, or canceling and choosing a plan would be the way around it. The caller has locked both rows.
 */
export async function endSubscription(
  tx: Tx,
  account: Account,
  subscription: Subscription,
  actor: string,
): Promise<Account> {
  const accountId = account.id;
  await voidOpenInvoices(tx, accountId, ["first", "renewal", "upgrade"]);
  await changeSubscriptionStatus(tx, subscription, "cancelled", { actor, action: "subscription.ended" });
  const told = { recordedAs: "subscription.ended" };
  const ended = await changeAccountStatus(tx, account, { to: "cancelled", behindSuspension: true }, told);
  return { ...ended, ...(await lapsePlanCredits(tx, ended)) };
}

/**
 * It was cancelled and its time is over, whether or not a job has ended it yet: ended now. Not while a transfer waits.
 * Answers the account as it is then; undefined where it goes on. The caller has locked both rows.
 */
export async function endIfOver(
  tx: Tx,
  account: Account,
  subscription: Subscription,
  actor: string,
): Promise<Account | undefined> {
  if (!isOver(subscription, now()) || (await isTransferWaiting(tx, account.id))) return undefined;
  await mailSubscriptionEnded(tx, subscription, { reason: "canceled" });
  return endSubscription(tx, account, subscription, actor);
}

type Ending = Omit<BillingMailProps["subscription-ended"], "accountName" | "planName">;

/** Tells of an end that the clock has brought: who closes the account or drops an unpaid choice knows it. */
export async function mailSubscriptionEnded(tx: Tx, ended: Subscription, why: Ending): Promise<void> {
  const { name: planName } = await getPlanById(tx, ended.planId);
  const { accountId } = ended;
  await mailBillingContact(tx, { accountId, template: "subscription-ended", props: { planName, ...why } });
}
