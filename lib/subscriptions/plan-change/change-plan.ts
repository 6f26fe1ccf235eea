import { eq } from "drizzle-orm";
import {
  type Account,
  asSystem,
  type Invoice,
  type Plan,
  type Subscription,
  subscriptions,
  type Tx,
} from "@/db";
import type { BillingInterval } from "@/db/words";
import { isSuspendedByStaff } from "@/lib/accounts/account";
import { lockAccountFor } from "@/lib/accounts/lock-account";
import { standingOf } from "@/lib/accounts/standing";
import type { Author } from "@/lib/audit/author";
import { recordAudit } from "@/lib/audit/record-audit";
import { now } from "@/lib/clock";
import { AppError, type ErrorCode } from "@/lib/errors";
import { voidOpenInvoices } from "@/lib/invoices/open-invoices";
import { requireNoTransferWaiting } from "@/lib/invoices/waiting-transfer";
import { mailChangeScheduled, mailInvoice, mailPlanKept } from "@/lib/subscriptions/billing-mail";
import { endIfOver } from "@/lib/subscriptions/lifecycle/end-subscription";
import { getSubscription, lockLiveSubscription } from "@/lib/subscriptions/live-subscription";
import { findPlanInForce } from "@/lib/subscriptions/plan-in-force";
import { issueRenewalInvoice, reissueRenewalInvoice } from "@/lib/subscriptions/renewal/renewal-invoice";
import { applyScheduledChange } from "@/lib/subscriptions/scheduled-change/scheduled-change";
import { syncProviderSubscription } from "@/lib/subscriptions/sync-provider-subscription";
import { chooseFirstPlan } from "./choose-first-plan";
import { dropUnpaidChoice } from "./drop-choice";
import { decidePlanChange, type PlanChange } from "./plan-change";
import { getChosenPlan, requireChangeable, requireNotBeingCharged } from "./require-changeable";
import { requireKeepable } from "./require-keepable";
import { issueUpgradeInvoice } from "./upgrade-invoice";

export interface PlanChoice extends Author {
  accountId: number;
  planSlug: string;
  /** The running interval unless said. */
  interval?: BillingInterval;
  /** On a smaller plan: the sites that stay active. The oldest ones unless said. */
  keepSiteIds?: number[];
  /** Only what leads to an invoice to pay; what waits for the end of the period is refused. */
  toPayNow?: boolean;
  /** How the account stood when its owner chose, where they may come in although it is shut out. */
  seen?: Pick<Account, "status" | "suspensionReason">;
  /** Why, where staff choose for the tenant, and who of them. */
  reason?: string;
  actorUserId?: number;
}

export interface PlanChanged {
  change: PlanChange;
  plan: Plan;
  /** What has to be paid now, for a first choice or an upgrade. */
  invoice?: Invoice;
  effectiveAt: Date | null;
}

/**
 * Changes the plan (docs/contract.md, sections 2 and 4): before the first payment immediately, upwards when the
 * difference is paid, downwards at the end of what is paid. Choosing the running plan drops a waiting change, or an
 * unpaid choice. Throws what `getChosenPlan`, `requireChangeable`, `requireNotBeingCharged` and
 * `requireNoTransferWaiting` throw, `validation_error` where more sites are to stay than the smaller plan has room for,
 * or others than the account's, and what `refusalOf` answers.
 */
export function changePlan(choice: PlanChoice): Promise<PlanChanged> {
  return asSystem(async (tx) => {
    const permission = choice.toPayNow ? "billing:pay" : "billing:manage";
    const account = await lockAccountFor(tx, choice.accountId, standingOf(choice, permission));
    const refusal = refusalOf(account, choice.seen);
    if (refusal) throw new AppError(refusal);
    return changePlanOf(tx, account, choice);
  });
}

/**
 * Why an owner's choice is not taken: they saw that staff have suspended the account, which no plan lifts; or it was
 * cancelled after they chose. A person who saw that it was cancelled lets it begin again.
 */
function refusalOf(account: Account, seen: PlanChoice["seen"]): ErrorCode | undefined {
  if (seen && isSuspendedByStaff(seen)) return "account_suspended";
  return account.status === "cancelled" && seen?.status !== "cancelled" ? "account_cancelled" : undefined;
}

/** Changes the plan of an account that the caller has locked; the caller decides who may choose. */
export async function changePlanOf(
  tx: Tx,
  found: Account,
  choice: Omit<PlanChoice, "seen">,
): Promise<PlanChanged> {
  const { account, subscription } = await lockRunning(tx, found, choice.actor);
  if (subscription) requireNotBeingCharged(subscription);
  const kept = subscription && (await dropUnpaidChoice(tx, subscription, choice));
  const plan = kept ?? (await getChosenPlan(tx, choice.planSlug));
  const changed: PlanChanged = kept
    ? { change: "keep", plan, effectiveAt: null }
    : await apply(tx, account, subscription, { ...choice, plan });
  if (changed.invoice) await mailInvoice(tx, changed.invoice, plan.name);
  await recordAudit(tx, {
    accountId: account.id,
    actor: choice.actor,
    actorUserId: choice.actorUserId,
    requestId: choice.requestId,
    reason: choice.reason,
    action: "subscription.plan_chosen",
    targetType: "plan",
    targetId: plan.slug,
    after: { change: changed.change, invoice: changed.invoice?.number },
  });
  return changed;
}

/** As a punctual job would have left them: what was cancelled and is over has ended, and another plan starts over. */
async function lockRunning(tx: Tx, account: Account, actor: string) {
  const subscription = await lockLiveSubscription(tx, account.id);
  const ended = subscription && (await endIfOver(tx, account, subscription, actor));
  return ended ? { account: ended, subscription: undefined } : { account, subscription };
}

type Chosen = Omit<PlanChoice, "seen"> & { plan: Plan };

async function apply(
  tx: Tx,
  account: Account,
  subscription: Subscription | undefined,
  choice: Chosen,
): Promise<PlanChanged> {
  const { plan } = choice;
  const interval = choice.interval ?? subscription?.billingInterval ?? "month";
  const from = subscription ? await findPlanInForce(tx, subscription.id) : null;
  const { change, effectiveAt } = decidePlanChange({ subscription, from }, { plan, interval }, now());
  if (!subscription || !from || change === "choose") {
    const invoice = await chooseFirstPlan(tx, { account, subscription, plan, interval });
    return { change: "choose", plan, invoice, effectiveAt: null };
  }
  await requireChangeable(tx, subscription, plan);
  if (change === "upgrade") {
    const invoice = await issueUpgradeInvoice(tx, subscription, { from, to: plan, interval });
    return { change, plan, invoice, effectiveAt: null };
  }
  if (choice.toPayNow) throw nothingToPay(plan);
  await requireNoTransferWaiting(tx, account.id);
  const keep = change === "keep";
  if (!keep) await requireKeepable(tx, choice);
  await schedule(tx, subscription, keep ? null : { ...choice, interval });
  if (keep && subscription.scheduledPlanId !== null) await mailPlanKept(tx, account.id, from);
  if (!from.isActive) await applyScheduledChange(tx, await getSubscription(tx, account.id, subscription.id));
  if (change === "schedule" && effectiveAt)
    await mailChangeScheduled(tx, account.id, { from, to: plan, interval, effectiveAt });
  const reissued = await reissueRenewalInvoice(tx, subscription);
  if (!isPeriodOver(subscription)) return { change, plan, effectiveAt };
  const invoice = reissued ?? (await billOverdue(tx, subscription));
  return { change, plan, effectiveAt, invoice };
}

/** Nothing was billed while its plan was not sold; no job bills it once it is suspended. */
async function billOverdue(tx: Tx, { accountId, id }: Subscription): Promise<Invoice | undefined> {
  return issueRenewalInvoice(tx, await getSubscription(tx, accountId, id));
}

function isPeriodOver({ currentPeriodEnd }: Subscription): boolean {
  return currentPeriodEnd !== null && currentPeriodEnd <= now();
}

function nothingToPay({ name }: Plan): AppError {
  return new AppError("invalid_state", {
    message: `No payment is due now for ${name}. An owner changes the plan under Billing; leave the plan out to pay what is open.`,
  });
}

async function schedule(
  tx: Tx,
  subscription: Subscription,
  change: (Chosen & { interval: BillingInterval }) | null,
): Promise<void> {
  await voidOpenInvoices(tx, subscription.accountId, ["upgrade"]);
  await tx
    .update(subscriptions)
    .set({
      scheduledPlanId: change?.plan.id ?? null,
      scheduledInterval: change?.interval ?? null,
      scheduledKeepSiteIds: change?.keepSiteIds ?? null,
      updatedAt: now(),
    })
    .where(eq(subscriptions.id, subscription.id));
  await syncProviderSubscription(tx, subscription);
}
