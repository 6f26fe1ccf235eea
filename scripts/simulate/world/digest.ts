import { readFacts } from "./facts";
import type { World } from "./world";

/** How each account ended, in words that don't depend on ids, or on when a job ran. */
export type Digest = Record<string, unknown>;

export async function digestOf(world: World): Promise<Digest> {
  const facts = await readFacts(world.db);
  const slug = (id: number | null) => facts.plans.find((plan) => plan.id === id)?.slug ?? null;
  const own = <T extends { accountId: number }>(rows: T[], id: number) =>
    rows.filter(({ accountId }) => accountId === id);
  const at = (time: number | null) => (time === null ? null : new Date(time).toISOString());
  const accounts = [...world.tenants.values()].map(({ name, id }) => {
    const account = facts.accounts.find((one) => one.id === id);
    if (!account) return [name, "purged"] as const;
    const live = own(facts.subscriptions, id).find(({ status }) => status !== "cancelled");
    const paid = own(facts.invoices, id).filter(({ status }) => status === "paid");
    return [
      name,
      {
        account: [account.status, account.suspensionReason, slug(account.planId), account.credits],
        live: live && [live.status, slug(live.planId), live.billingInterval, at(live.currentPeriodEnd)],
        waits: live && [slug(live.scheduledPlanId), live.cancelAtPeriodEnd],
        paid: paid
          .map((one) => [one.kind, slug(one.planId), one.totalCents, at(one.periodStart), at(one.periodEnd)])
          .sort(),
        open: own(facts.invoices, id)
          .filter(({ status }) => status === "open")
          .map((one) => [one.kind, slug(one.planId), one.totalCents]),
        payments: own(facts.payments, id)
          .map((one) => [one.method, one.status, one.amountCents, one.refundedCents])
          .sort(),
        sites: own(facts.sites, id).map(({ status, deletedAt }) => deletedAt ?? status).length,
      },
    ] as const;
  });
  return Object.fromEntries(accounts);
}
