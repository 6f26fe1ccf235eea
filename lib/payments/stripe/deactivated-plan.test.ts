/** Guards lib/payments/stripe/subscription/subscription-course.ts, lib/subscriptions/offer/stop-selling.ts, lib/admin/plans/update-plan.ts. */
import { eq } from "drizzle-orm";
import { afterEach, beforeEach, expect, it } from "vitest";
import { asSystem, plans } from "@/db";
import { type PlanEdit, updatePlan } from "@/lib/admin/plans/update-plan";
import { setClock } from "@/lib/clock";
import { runJobs } from "@/lib/server/jobs/run-jobs";
import { changePlan } from "@/lib/subscriptions/plan-change/change-plan";
import { addDays } from "@/lib/time/days";
import { addMonths } from "@/lib/time/months";
import { accountState } from "@/test/billing";
import { createPerson, type Person } from "@/test/factories";
import { useDatabase } from "@/test/harness/database";
import { runQueued, useStripe } from "@/test/providers/use-stripe";

useDatabase();
const { stripe, hear, byCard, subscriptionAt } = useStripe();
const START = new Date("2026-01-31T10:00:00Z");
const END = addMonths(START, 1);
let sue: Person;

beforeEach(async () => {
  setClock(START);
  sue = await createPerson({ isSuperuser: true });
});
afterEach(async () => {
  await asSystem((tx) => tx.update(plans).set({ isActive: true }));
  await asSystem((tx) => tx.update(plans).set({ priceCents: 13_900 }).where(eq(plans.slug, "growth")));
});

const setActive = (is_active: boolean) => edit({ is_active });

async function edit(change: Partial<PlanEdit>, slug = "growth"): Promise<void> {
  const [plan] = await asSystem((tx) => tx.select().from(plans).where(eq(plans.slug, slug)));
  const by = { actor: `user:${sue.id}`, actorUserId: sue.id, reason: "No longer sold." };
  await updatePlan(
    {
      ...{
        slug,
        is_active: plan!.isActive,
        lock_out: true,
        name: plan!.name,
        description: plan!.description,
      },
      ...{ price: plan!.priceCents, credits: plan!.creditsPerMonth, max_sites: plan!.maxSites },
      ...{
        max_users: plan!.maxUsers,
        max_sectors: plan!.maxSectorsPerSite,
        features: plan!.features as PlanEdit["features"],
      },
      is_public: plan!.isPublic,
      ...change,
    },
    by,
  );
  await runQueued();
}

const paidInvoices = () => stripe.rows("in_").filter(({ status }) => status === "paid").length;

it("a card on a deactivated plan is not charged for the next period, and is again once the plan is back", async () => {
  const { stripeId } = await byCard();
  setClock(addDays(START, 5));
  await setActive(false);
  expect(subscriptionAt(stripeId)).toMatchObject({ cancel_at_period_end: true, status: "active" });
  await setActive(true);
  expect(subscriptionAt(stripeId)).toMatchObject({ cancel_at_period_end: false });
});

it("a card is charged a plan's new price from the next period on, though no job has billed that", async () => {
  const { accountId, stripeId } = await byCard();
  setClock(addDays(START, 5));
  await edit({ price: 15_900 });
  setClock(new Date(END.getTime() + 61 * 60_000));
  const since = stripe.events.length;
  await stripe.charge(stripeId);
  await hear(since);
  expect((await accountState(accountId)).subscription.currentPeriodStart).toEqual(END);
  expect((await accountState(accountId)).invoices.at(-1)).toMatchObject({
    status: "paid",
    totalCents: 15_900,
  });
});

it("the other plan that its customer chooses is charged", async () => {
  const { accountId, stripeId } = await byCard();
  setClock(addDays(START, 5));
  await setActive(false);
  await changePlan({ accountId, planSlug: "starter", actor: "user:1" });
  await runQueued();
  expect(subscriptionAt(stripeId)).toMatchObject({ cancel_at_period_end: false });
});

it.each([10, 400])("and not for a period that Stripe has begun %i minutes before", async (minutes) => {
  const { accountId, stripeId } = await byCard();
  setClock(addDays(END, -6));
  await runJobs();
  await runQueued();
  setClock(new Date(END.getTime() + minutes * 60_000));
  stripe.draftIfDue(stripeId);
  const paid = paidInvoices();
  const since = stripe.events.length;
  await setActive(false);
  await stripe.finalizeDrafts();
  await hear(since);
  expect(paidInvoices()).toBe(paid);
  expect(subscriptionAt(stripeId).status).toBe("canceled");
  expect((await accountState(accountId)).invoices.map(({ status }) => status)).toEqual(["paid", "void"]);
});
