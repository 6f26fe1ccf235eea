import { eq, or, sql } from "drizzle-orm";
import { accounts, asSystem, type Plan, plans, type Tx } from "@/db";
import { recordAudit } from "@/lib/audit/record-audit";
import { now } from "@/lib/clock";
import { AppError } from "@/lib/errors";
import { ENTERPRISE_PLAN, FREE_SIGNUP_PLANS } from "@/lib/plans/plan";
import { requireStaff } from "@/lib/staff/require-staff";
import { enqueueFitting, fitSitesOfPlan } from "@/lib/subscriptions/fit-sites";
import { hangsOn, lockedOutBy } from "@/lib/subscriptions/offer/locked-out";
import { type Stopped, stopSelling, tellProviders } from "@/lib/subscriptions/offer/stop-selling";
import { enqueueTellingLockedOut } from "@/lib/subscriptions/offer/tell-locked-out";
import type { StaffAct } from "../staff-act";
import type { PlanForm } from "./input";

export type PlanEdit = Omit<PlanForm, "reason">;

/**
 * Edits a plan. Invoices that are written already keep their price: a new price meets new invoices only. A smaller limit
 * of sites makes the youngest sites beyond it read-only (`fitSitesOfPlan`). One that is deactivated is no longer sold
 * (`stopSelling`), and everybody whom that locks out gets an email.
 * Throws `not_found`; `validation_error` for a price on a plan that is given without payment, and for deactivating a plan
 * without having said that its accounts may be locked out.
 */
export async function updatePlan(change: PlanEdit, act: StaffAct): Promise<Plan> {
  const plan = await asSystem((tx) => update(tx, change, act));
  await fitSitesOfPlan(plan.id);
  return plan;
}

async function update(tx: Tx, change: PlanEdit, act: StaffAct): Promise<Plan> {
  const slug = eq(plans.slug, change.slug);
  const [before] = await tx.select().from(plans).where(slug).for("no key update");
  if (!before) throw new AppError("not_found");
  await requireStaff(tx, act, "owner");
  requireNoPrice(change);
  await requireLockOutSeen(tx, before, change);
  const stops = before.isActive && !change.is_active;
  if (stops) await holdAccounts(tx, before.id);
  await holdPlan(tx, before.id);
  const [after] = await tx
    .update(plans)
    .set({ ...columns(change), updatedAt: now() })
    .where(eq(plans.id, before.id))
    .returning();
  if (after!.maxSites !== before.maxSites) await enqueueFitting(tx, before.id);
  if (after!.isActive && chargesOtherwise(before, after!)) await tellProviders(tx, before.id);
  const stopped = stops ? await stopSelling(tx, before.id) : undefined;
  if (stops) await enqueueTellingLockedOut(tx, before.id, now());
  await recordAudit(tx, {
    ...act,
    accountId: null,
    action: "plan.edited",
    targetType: "plan",
    targetId: before.slug,
    ...withStopped(difference(before, after!), stopped),
  });
  return after!;
}

/** Stripe charges the next period on its own: it has to know its price before, also where no job has billed it yet. */
function chargesOtherwise(before: Plan, after: Plan): boolean {
  return !before.isActive || before.priceCents !== after.priceCents;
}

/**
 * Nobody begins or buys anything on the plan until it has stopped. Accounts first: a transaction that holds one
 * (lockAccount) may be about to name the plan in a foreign key. That is why editors meet at a weaker lock of the plan.
 */
async function holdAccounts(tx: Tx, planId: number): Promise<void> {
  const onPlan = or(eq(accounts.planId, planId), sql`exists (${hangsOn(planId)})`);
  await tx.select({ id: accounts.id }).from(accounts).where(onPlan).orderBy(accounts.id).for("no key update");
}

/** Nobody moves onto the plan until its limit is committed; who is about to meets the new one (fitSitesToPlan). */
async function holdPlan(tx: Tx, planId: number): Promise<void> {
  await tx.select({ id: plans.id }).from(plans).where(eq(plans.id, planId)).for("update");
}

function requireNoPrice({ slug, price }: PlanEdit): void {
  const given = [...FREE_SIGNUP_PLANS, ENTERPRISE_PLAN] as string[];
  if (price === 0 || !given.includes(slug)) return;
  throw new AppError("validation_error", {
    fields: { price: ["This plan is given without payment, so it can't have a price."] },
  });
}

async function requireLockOutSeen(tx: Tx, before: Plan, change: PlanEdit): Promise<void> {
  if (!before.isActive || change.is_active || change.lock_out) return;
  const { count } = await lockedOutBy(tx, before.id);
  if (count === 0) return;
  throw new AppError("validation_error", {
    fields: { lock_out: [`${count} accounts on this plan would be locked out. Tick the box to continue.`] },
  });
}

function columns(change: PlanEdit) {
  return {
    name: change.name,
    description: change.description,
    priceCents: change.price,
    creditsPerMonth: change.credits,
    maxSites: change.max_sites,
    maxUsers: change.max_users,
    maxSectorsPerSite: change.max_sectors,
    features: change.features,
    isActive: change.is_active,
    isPublic: change.is_public,
  };
}

/** The columns that changed, as they were and as they are. */
function difference(before: Plan, after: Plan) {
  const names = (Object.keys(after) as (keyof Plan)[]).filter(
    (name) => name !== "updatedAt" && JSON.stringify(before[name]) !== JSON.stringify(after[name]),
  );
  const pick = (plan: Plan) => Object.fromEntries(names.map((name) => [name, plan[name]]));
  return { before: pick(before), after: pick(after) };
}

type Difference = ReturnType<typeof difference>;

function withStopped({ before, after }: Difference, stopped: Stopped | undefined): Difference {
  return { before, after: stopped ? { ...after, ...stopped } : after };
}
