import { type SQL, sql } from "drizzle-orm";
import { timeOf } from "@/db/json-object";
import type { AccountStatus, SubscriptionStatus, SuspensionReason } from "@/db/words";
import { INVOICE_DAYS_BEFORE } from "@/lib/subscriptions/renewal/renewal";

/** What of an account and its live subscription the clock decides about. */
export interface AccountClock {
  accountId: number;
  status: AccountStatus;
  suspensionReason: SuspensionReason | null;
  trialEndsAt: Date | null;
  /** When the first of its bought credits that are left expire. */
  creditsExpireAt: Date | null;
  /** When the first of its open orders of credits is due. */
  orderDueAt: Date | null;
  subscription: SubscriptionClock | null;
  /** Of a sandbox: its live account, which shuts it. */
  live: AccountClock | null;
}

interface SubscriptionClock {
  status: SubscriptionStatus;
  createdAt: Date;
  anchorAt: Date | null;
  creditsResetAt: Date | null;
  currentPeriodEnd: Date | null;
  graceEndsAt: Date | null;
  cancelAtPeriodEnd: boolean;
  scheduledPlanId: number | null;
  stripeSubscriptionId: string | null;
  plan: PlanClock;
  /** What the next period would be on: the plan that waits, or the same. */
  next: PlanClock;
  /** When the open first invoice of a plan beside one without a price was written. */
  choiceMadeAt: Date | null;
  /** The next period has an invoice that counts; asked only where it may be billed. */
  isBilled: boolean;
}

interface PlanClock {
  priceCents: number;
  isActive: boolean;
}

/** As PostgreSQL writes it: times are text. */
export type ClockJson = Texts<Omit<AccountClock, "subscription" | "live">> & {
  subscription: Texts<SubscriptionClock> | null;
  live?: ClockJson | null;
};
type Texts<T> = { [K in keyof T]: Date extends T[K] ? Exclude<T[K], Date> | string : T[K] };

/**
 * The clock of `accounts`, a table of the statement that this is put into, as one JSON object: `readClock` reads it. Each part
 * is found by an index, or from the row at hand. Nothing of it is asked of a statement without an account.
 */
export function clockColumn(at: SQL): SQL<ClockJson | null> {
  return sql<ClockJson | null>`case when accounts.id is not null then ${factsOf("accounts", at)}::jsonb
    || case when accounts.sandbox_of is null then '{}'::jsonb else jsonb_build_object('live', (
      select ${factsOf("live", at)} from accounts live where live.id = accounts.sandbox_of)) end end`;
}

function factsOf(account: "accounts" | "live", at: SQL): SQL {
  const a = sql.raw(account);
  return sql`json_build_object('accountId', ${a}.id, 'status', ${a}.status, 'suspensionReason', ${a}.suspension_reason,
    'trialEndsAt', ${a}.trial_ends_at, 'creditsExpireAt', case when ${a}.bought_credits > 0 then (
      select min(c.expires_at) from credit_purchases c where c.account_id = ${a}.id and c.remaining > 0) end,
    'orderDueAt', (
      select min(i.due_at) from subscriptions o join invoices i on i.subscription_id = o.id
      where o.account_id = ${a}.id and i.package_id is not null and i.status = 'open'),
    'subscription', (
      select json_build_object('status', s.status, 'createdAt', s.created_at, 'anchorAt', s.anchor_at,
        'creditsResetAt', s.credits_reset_at, 'currentPeriodEnd', s.current_period_end, 'graceEndsAt', s.grace_ends_at,
        'cancelAtPeriodEnd', s.cancel_at_period_end, 'scheduledPlanId', s.scheduled_plan_id,
        'stripeSubscriptionId', s.stripe_subscription_id,
        'plan', json_build_object('priceCents', p.price_cents, 'isActive', p.is_active),
        'next', json_build_object('priceCents', n.price_cents, 'isActive', n.is_active),
        'choiceMadeAt', case when p.price_cents = 0 then (
          select min(i.created_at) from invoices i where i.subscription_id = s.id and i.kind = 'first' and i.status = 'open') end,
        'isBilled', coalesce(${isBilled(at)}, false))
      from subscriptions s join plans p on p.id = s.plan_id join plans n on n.id = coalesce(s.scheduled_plan_id, s.plan_id)
      where s.account_id = ${a}.id and s.status <> 'cancelled'))`;
}

/** As issueRenewalInvoice asks, by the index of renewals. */
function isBilled(at: SQL): SQL {
  return sql`case when s.current_period_end <= ${at}::timestamptz + make_interval(days => ${sql.raw(String(INVOICE_DAYS_BEFORE))}) then (
    select true from invoices i where i.subscription_id = s.id and i.kind = 'renewal'
      and i.period_start = s.current_period_end and i.status <> 'void' and i.released_at is null limit 1) end`;
}

/** What `clockColumn` has brought. */
export function readClock(json: ClockJson): AccountClock {
  const { subscription, live, ...account } = json;
  return {
    ...account,
    trialEndsAt: timeOf(account.trialEndsAt),
    creditsExpireAt: timeOf(account.creditsExpireAt),
    orderDueAt: timeOf(account.orderDueAt),
    subscription: subscription && {
      ...subscription,
      createdAt: new Date(subscription.createdAt),
      anchorAt: timeOf(subscription.anchorAt),
      creditsResetAt: timeOf(subscription.creditsResetAt),
      currentPeriodEnd: timeOf(subscription.currentPeriodEnd),
      graceEndsAt: timeOf(subscription.graceEndsAt),
      choiceMadeAt: timeOf(subscription.choiceMadeAt),
    },
    live: live ? readClock(live) : null,
  };
}
