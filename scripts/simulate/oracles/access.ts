import { paidPeriods, paidUpgrades } from "../model/paid-stretches";
import { planOf } from "../world/account-view";
import type { PaymentFacts } from "../world/facts";
import { day, type Oracle, ofEachTenant } from "./oracle";
import { newlyPaid } from "./periods";

/** docs/contract.md, section 2: no plan but the free ones is ever given without payment; enterprise by staff alone. */
const planWithoutPayment: Oracle = {
  name: "plan_without_payment",
  objects: ofEachTenant(({ now }) => {
    const { account, plan, live } = now;
    if (!plan || plan.priceCents === 0) return undefined;
    if (account.status === "trial") return `is on trial, on ${plan.slug}`;
    if (account.status !== "active") return undefined;
    if (!live) return `is active on ${plan.slug} without a subscription`;
    const paid = [...paidPeriods(now, live), ...paidUpgrades(now, live)];
    // A smaller one than what was paid comes at the period's end, before it is paid itself (docs/contract.md, section 4).
    return paid.some(({ planId }) => planId === plan.id || planOf(now, planId).priceCents >= plan.priceCents)
      ? undefined
      : `is active on ${plan.slug}, which it never paid`;
  }),
};

/** A trial is on a plan that costs nothing, and has a subscription that ends with it (docs/contract.md, section 3). */
const trialHasSubscription: Oracle = {
  name: "trial_without_subscription",
  objects: ofEachTenant(({ now: { account, live } }) =>
    account.status === "trial" && live?.status !== "trialing"
      ? `its subscription is ${live?.status}`
      : undefined,
  ),
};

/** 007: an upgrade is for the period that it names, so it can't be bought once that is over. */
const upgradeOfThePast: Oracle = {
  name: "upgrade_of_a_period_that_is_over",
  objects: ofEachTenant((moment) => {
    const late = newlyPaid(moment).find(
      ({ kind, paidAt, periodEnd }) => kind === "upgrade" && periodEnd! <= paidAt!,
    );
    return late && `${late.number}, paid ${day(late.paidAt)}, was for a period until ${day(late.periodEnd)}`;
  }),
};

/** Who has just paid gets in (contract, section 3: suspended 403, inactive plan 402), unless staff have shut the account. */
const payerGetsIn: Oracle = {
  name: "paid_and_locked_out",
  objects: ofEachTenant((moment) => {
    const { tenant, now, step } = moment;
    if (newlyPaid(moment).length === 0 || tenant.shutByStaff || step.atOnce) return undefined;
    const { account, plan } = now;
    if (account.status !== "active") return `paid, and is ${account.status}`;
    return plan?.isActive ? undefined : `paid, and is on ${plan?.slug}, which is inactive`;
  }),
};

const DAY = 86_400_000;

/**
 * An account does not work on for long after what it paid for: 7 days, 7 more where staff gave them (007), and 14 more
 * while a transfer waits that was reported before (docs/contract.md, section 2). Asked when the jobs have just run.
 */
const overdueIsShut: Oracle = {
  name: "works_on_unpaid",
  objects: ofEachTenant(({ now, world, step }) => {
    const { account, live, plan } = now;
    const isWatched = account.status === "active" && live && plan && plan.priceCents > 0;
    const hasJustRun = (step.do === "wait" || step.do === "jobs") && world.jobsRanAt === world.at;
    if (!isWatched || !hasJustRun) return undefined;
    const until = Math.max(...paidPeriods(now, live).map(({ periodEnd }) => periodEnd!));
    const unpaid = Math.max(until + 7 * DAY, live.graceEndsAt ?? 0);
    const deadline = now.payments.some(isReportBefore(unpaid)) ? unpaid + 14 * DAY : unpaid;
    return world.at > deadline ? `paid until ${day(until)}, open on ${day(world.at)}` : undefined;
  }),
};

const isReportBefore =
  (deadline: number) =>
  ({ status, createdAt }: PaymentFacts) =>
    status === "pending_approval" && createdAt < deadline;

/** Sites beyond what the plan in force allows are read-only (docs/contract.md, section 2, "sites"). */
const sitesFit: Oracle = {
  name: "more_sites_than_the_plan",
  objects: ofEachTenant(({ now, was }) => {
    const limit = now.plan?.maxSites;
    const used = now.sites.filter(({ status }) => status === "active").length;
    const isNew = used > (was?.sites.filter(({ status }) => status === "active").length ?? 0);
    return limit !== undefined && used > limit && isNew ? `${used} active, ${limit} allowed` : undefined;
  }),
};

export const ACCESS_ORACLES = [
  planWithoutPayment,
  trialHasSubscription,
  upgradeOfThePast,
  payerGetsIn,
  overdueIsShut,
  sitesFit,
];
