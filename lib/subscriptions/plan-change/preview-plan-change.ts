import { and, asc, eq, isNull } from "drizzle-orm";
import { forAccount, type Plan, type Subscription, sites, type Tx } from "@/db";
import type { BillingInterval } from "@/db/words";
import { countSeats } from "@/lib/accounts/account-profile";
import { now } from "@/lib/clock";
import { withTax } from "@/lib/invoices/tax";
import { intervalPriceCents } from "@/lib/plans/plan";
import { findLiveSubscription } from "@/lib/subscriptions/live-subscription";
import type { UpgradeParts } from "@/lib/subscriptions/period/bought-time";
import { findPlanInForce, getPlanById } from "@/lib/subscriptions/plan-in-force";
import { decidePlanChange, type PlanChange } from "./plan-change";
import { getChosenPlan, requireChangeable } from "./require-changeable";
import { quoteUpgrade } from "./upgrade-invoice";

export interface PlanChangePreview {
  change: PlanChange;
  from: Plan | null;
  plan: Plan;
  interval: BillingInterval;
  /** What is billed now; null before the first payment. */
  runningInterval: BillingInterval | null;
  /** Due now, tax included; 0 where nothing is. */
  dueCents: number;
  /** How that adds up, for an upgrade. */
  upgrade: (UpgradeParts & { taxCents: number }) | null;
  /** The plan whose turn was to come next, and now will not. */
  droppedPlan: string | null;
  /** Null: when the invoice is paid. */
  effectiveAt: Date | null;
  /** How many sites will be read-only. */
  excessSites: number;
  /** The sites to choose from which ones stay active; empty where all stay, or all come back. */
  sitesToChoose: { id: number; name: string }[];
  /** How many members and open invitations are more than its seats: they stay. */
  excessUsers: number;
}

/** What choosing a plan would do, before anything is done; by default paid as often as now. Throws what changePlan throws. */
export function previewPlanChange(request: {
  accountId: number;
  planSlug: string;
  interval?: BillingInterval;
}): Promise<PlanChangePreview> {
  const { accountId, planSlug } = request;
  return forAccount(accountId, async (tx) => {
    const plan = await getChosenPlan(tx, planSlug);
    const subscription = await findLiveSubscription(tx, accountId);
    const interval = request.interval ?? subscription?.billingInterval ?? "month";
    const from = subscription ? await findPlanInForce(tx, subscription.id) : null;
    const { change, effectiveAt } = decidePlanChange({ subscription, from }, { plan, interval }, now());
    if (subscription && change !== "choose") await requireChangeable(tx, subscription, plan);
    const live = await listLiveSites(tx, accountId);
    const excessSites = Math.max(0, live.length - plan.maxSites);
    return {
      change,
      from,
      plan,
      interval,
      runningInterval: change === "choose" ? null : (subscription?.billingInterval ?? null),
      ...(await dueNow(tx, change, { subscription, from, plan, interval })),
      droppedPlan: subscription?.scheduledPlanId
        ? (await getPlanById(tx, subscription.scheduledPlanId)).name
        : null,
      effectiveAt,
      excessSites,
      sitesToChoose: change === "schedule" && excessSites > 0 ? live : [],
      excessUsers: Math.max(0, (await countSeats(tx, accountId)) - plan.maxUsers),
    };
  });
}

interface Terms {
  subscription: Subscription | undefined;
  from: Plan | null;
  plan: Plan;
  interval: BillingInterval;
}

async function dueNow(
  tx: Tx,
  change: PlanChange,
  terms: Terms,
): Promise<Pick<PlanChangePreview, "dueCents" | "upgrade">> {
  const { subscription, from, plan, interval } = terms;
  if (change === "choose") return { dueCents: withTax(intervalPriceCents(plan, interval)), upgrade: null };
  if (change !== "upgrade" || !subscription || !from) return { dueCents: 0, upgrade: null };
  const parts = await quoteUpgrade(tx, subscription, { from, to: plan });
  const netCents = parts.newCents - parts.unusedCents;
  const dueCents = withTax(netCents);
  return { dueCents, upgrade: { ...parts, taxCents: dueCents - netCents } };
}

function listLiveSites(tx: Tx, accountId: number) {
  return tx
    .select({ id: sites.id, name: sites.name })
    .from(sites)
    .where(and(eq(sites.accountId, accountId), isNull(sites.deletedAt)))
    .orderBy(asc(sites.id));
}
