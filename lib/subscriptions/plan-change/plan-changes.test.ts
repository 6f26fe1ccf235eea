/** Guards lib/subscriptions/plan-change/, components/billing/change-words.ts. */
import { eq } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { changeWords } from "@/components/billing/change-words";
import { asSystem, memberships, sites } from "@/db";
import { cancelAccount } from "@/lib/admin/accounts/cancel-account";
import { putOnPlan } from "@/lib/admin/accounts/put-on-plan";
import { setClock } from "@/lib/clock";
import { resetEnv } from "@/lib/env";
import { confirmBankTransfer } from "@/lib/payments/bank-transfer/confirm-bank-transfer";
import { runJobs } from "@/lib/server/jobs/run-jobs";
import { deleteSite } from "@/lib/sites/delete-site";
import { cancelSubscription } from "@/lib/subscriptions/lifecycle/cancel-subscription";
import { inviteMember } from "@/lib/team/invite-member";
import { addDays } from "@/lib/time/days";
import { addMonths } from "@/lib/time/months";
import { accountState, brokenInvariants } from "@/test/billing";
import { pendingAccount, trialAccount } from "@/test/factories";
import { useDatabase } from "@/test/harness/database";
import { changePlan } from "./change-plan";
import { previewPlanChange } from "./preview-plan-change";

useDatabase();
const START = new Date("2026-01-10T09:00:00Z");
const BY = { actor: "user:1" };
beforeEach(() => setClock(START));
afterEach(() => {
  setClock(undefined);
  delete process.env.TAX_RATE_PERCENT;
  resetEnv();
});

/** An account that has paid for a month, with as many sites. */
async function paidAccount(plan: string, amountCents: number, siteCount = 0) {
  const accountId = await pendingAccount(plan);
  const transfer = { externalPaymentId: `PLAN-${accountId}`, payerName: "P", actor: "terminal" };
  await confirmBankTransfer({ accountId, amountCents, ...transfer });
  const names = Array.from({ length: siteCount }, (_, at) => `site${at + 1}`);
  for (const name of names) await addSite(accountId, name);
  return accountId;
}
const addSite = (accountId: number, name: string) =>
  asSystem((tx) => tx.insert(sites).values({ accountId, name, url: `https://${name}.test`, domain: name }));
const siteRows = (accountId: number) =>
  asSystem((tx) => tx.select().from(sites).where(eq(sites.accountId, accountId)).orderBy(sites.id));
const preview = (accountId: number, planSlug: string, interval: "month" | "year" = "month") =>
  previewPlanChange({ accountId, planSlug, interval });

describe("a plan change is shown before it is made", () => {
  it("smaller: nothing due, when it happens, all sites to choose from and how many are too many", async () => {
    const id = await paidAccount("scale", 22900, 4);
    const shown = await preview(id, "growth");
    expect(shown).toMatchObject({ change: "schedule", dueCents: 0, excessSites: 1 });
    expect(shown.effectiveAt).toEqual(addMonths(START, 1));
    expect(shown.sitesToChoose.map(({ name }) => name)).toEqual(["site1", "site2", "site3", "site4"]);
  });

  it("bigger: what is shown is what is billed, to the second and with tax", async () => {
    process.env.TAX_RATE_PERCENT = "20";
    resetEnv();
    const id = await paidAccount("growth", 16680);
    setClock(new Date("2026-01-25T21:00:01Z"));
    const shown = await preview(id, "scale");
    const { invoice } = await changePlan({ accountId: id, planSlug: "scale", ...BY });
    expect(shown).toMatchObject({ change: "upgrade", effectiveAt: null, dueCents: invoice?.totalCents });
    // 90.00 for the 1,339,199 of 2,678,400 seconds that are left, rounded up to the cent, and 20 % tax on it.
    expect(invoice).toMatchObject({ subtotalCents: 4500, taxCents: 900, totalCents: 5400 });
  });

  it("an earlier second costs more, a later one less", async () => {
    const id = await paidAccount("growth", 13900);
    const dueAt = async (at: string) => {
      setClock(new Date(at));
      return (await preview(id, "scale")).dueCents;
    };
    expect(await dueAt("2026-01-10T09:00:00Z")).toBe(9000);
    expect(await dueAt("2026-01-10T10:00:00Z")).toBe(8988);
    expect(await dueAt("2026-02-10T08:59:59Z")).toBe(1);
  });

  it("smaller than the team: says how many seats are too few, invitations among them", async () => {
    const id = await paidAccount("growth", 13900);
    const [inviter] = await asSystem((tx) =>
      tx.select().from(memberships).where(eq(memberships.accountId, id)),
    );
    for (const email of ["a@b.test", "c@d.test"]) {
      await inviteMember({ accountId: id, inviter: inviter!, email, role: "editor", by: BY });
    }
    expect(await preview(id, "starter")).toMatchObject({ excessUsers: 1, excessSites: 0 });
    expect(await preview(id, "scale")).toMatchObject({ excessUsers: 0 });
  });

  it("past due: the open invoice is replaced at once, so there is no day in the past to wait for", async () => {
    const id = await paidAccount("growth", 13900);
    for (const at of [addMonths(START, 1), addDays(addMonths(START, 1), 2)]) {
      setClock(at);
      await runJobs();
    }
    expect(await preview(id, "starter")).toMatchObject({ change: "schedule", effectiveAt: null });
    const { invoice, effectiveAt } = await changePlan({ accountId: id, planSlug: "starter", ...BY });
    expect(invoice).toMatchObject({ kind: "renewal", totalCents: 8900 });
    expect(effectiveAt).toBeNull();
    const act = { actor: "terminal", reason: "Asked." };
    const { message } = await putOnPlan(id, { planSlug: "starter" }, act);
    expect(message).toBe(`The account gets Starter once invoice ${invoice?.number} is paid.`);
  });

  it("the running plan costs nothing, the other interval waits for the end, a trial pays a first period", async () => {
    const id = await paidAccount("growth", 13900);
    expect(await preview(id, "growth")).toMatchObject({ change: "keep", dueCents: 0, effectiveAt: null });
    expect(await preview(id, "growth", "year")).toMatchObject({ change: "schedule", dueCents: 0 });
    expect(await preview(await trialAccount(), "starter", "year")).toMatchObject({
      change: "choose",
      dueCents: 90780,
    });
  });

  it("bigger, with no word on how often to pay: as often as now, so that a yearly customer stays one", async () => {
    const id = await pendingAccount("growth", "year");
    const transfer = { externalPaymentId: `YEAR-${id}`, payerName: "P", actor: "terminal" };
    await confirmBankTransfer({ accountId: id, amountCents: 141_780, ...transfer });
    expect(await previewPlanChange({ accountId: id, planSlug: "scale" })).toMatchObject({
      change: "upgrade",
      interval: "year",
    });
    expect(
      await previewPlanChange({ accountId: await paidAccount("growth", 13900), planSlug: "scale" }),
    ).toMatchObject({ change: "upgrade", interval: "month", droppedPlan: null });
  });

  it("bigger, where a smaller one was to come next: which is named, for it will not", async () => {
    const id = await paidAccount("growth", 13900);
    await changePlan({ accountId: id, planSlug: "starter", actor: "user:1" });
    expect(await preview(id, "scale")).toMatchObject({ change: "upgrade", droppedPlan: "Starter" });
  });

  it("bigger, and by the year: the rest is billed by the month, the renewal by the year, and both are said", async () => {
    const id = await paidAccount("growth", 13900);
    expect(changeWords(await preview(id, "scale", "year")).text).toMatch(
      /From the next period on you pay yearly/,
    );
    expect(changeWords(await preview(id, "scale")).text).not.toMatch(/next period/);
    const { invoice } = await changePlan({ accountId: id, planSlug: "scale", interval: "year", ...BY });
    expect(invoice?.subtotalCents).toBe(9000);
    expect(invoice?.lineItems[0]?.description).toMatch(/then yearly/);
    expect((await accountState(id)).subscription.scheduledInterval).toBeNull();
    const transfer = { externalPaymentId: "YEARLY", payerName: "P", actor: "terminal" };
    await confirmBankTransfer({ accountId: id, amountCents: 9000, ...transfer });
    setClock(addDays(addMonths(START, 1), -5));
    await runJobs();
    expect((await accountState(id)).invoices.at(-1)).toMatchObject({
      kind: "renewal",
      billingInterval: "year",
      planId: invoice?.planId,
    });
    expect(await brokenInvariants()).toEqual([]);
  });

  it("changes nothing", async () => {
    const id = await paidAccount("scale", 22900, 4);
    const before = JSON.stringify(await accountState(id));
    await preview(id, "starter");
    expect(JSON.stringify(await accountState(id))).toBe(before);
  });

  it("is refused as the change would be", async () => {
    const id = await paidAccount("growth", 13900);
    await expect(preview(id, "enterprise")).rejects.toMatchObject({ code: "plan_not_self_service" });
    await expect(preview(id, "free")).rejects.toMatchObject({ code: "plan_not_payable" });
    await expect(preview(id, "gold")).rejects.toMatchObject({ code: "validation_error" });
  });
});

describe("which sites stay active on a smaller plan", () => {
  const afterDowngrade = async (id: number, planSlug: string, keepSiteIds?: number[]) => {
    await changePlan({ accountId: id, planSlug, keepSiteIds, ...BY });
    setClock(addMonths(START, 1));
    await runJobs();
    expect(await brokenInvariants()).toEqual([]);
    return (await siteRows(id)).map(({ name, status }) => `${name} ${status}`);
  };

  it("the oldest, unless the owner chooses", async () => {
    const id = await paidAccount("growth", 13900, 3);
    expect(await afterDowngrade(id, "starter")).toEqual([
      "site1 active",
      "site2 read_only",
      "site3 read_only",
    ]);
  });

  it("the chosen ones, filled up with the oldest where there is room", async () => {
    const id = await paidAccount("scale", 22900, 5);
    const last = (await siteRows(id)).at(-1)!.id;
    expect(await afterDowngrade(id, "growth", [last])).toEqual([
      "site1 active",
      "site2 active",
      "site3 read_only",
      "site4 read_only",
      "site5 active",
    ]);
  });

  it("more than there is room for is refused beside the choice, and nothing is scheduled", async () => {
    const id = await paidAccount("growth", 13900, 3);
    const keepSiteIds = (await siteRows(id)).slice(1).map((site) => site.id);
    await expect(
      changePlan({ accountId: id, planSlug: "starter", keepSiteIds, ...BY }),
    ).rejects.toMatchObject({
      code: "validation_error",
      fields: { keep_site_ids: ["Starter has room for 1 site. Choose at most 1."] },
    });
    expect((await accountState(id)).subscription.scheduledPlanId).toBeNull();
  });

  it("the oldest, where the chosen one is deleted before the day", async () => {
    const id = await paidAccount("growth", 13900, 3);
    const chosen = (await siteRows(id))[1]!.id;
    await changePlan({ accountId: id, planSlug: "starter", keepSiteIds: [chosen], ...BY });
    await deleteSite({ accountId: id, siteId: chosen, by: BY });
    setClock(addMonths(START, 1));
    await runJobs();
    const left = (await siteRows(id)).filter(({ deletedAt }) => !deletedAt);
    expect(left.map(({ name, status }) => `${name} ${status}`)).toEqual(["site1 active", "site3 read_only"]);
  });

  it("on a bigger plan again, the read-only ones come back", async () => {
    const id = await paidAccount("growth", 13900, 3);
    await afterDowngrade(id, "starter");
    const renewal = (await accountState(id)).invoices.find(({ status }) => status === "open");
    const transfer = { payerName: "P", actor: "terminal" };
    await confirmBankTransfer({
      accountId: id,
      amountCents: renewal!.totalCents,
      externalPaymentId: "S",
      ...transfer,
    });
    const { invoice } = await changePlan({ accountId: id, planSlug: "growth", ...BY });
    expect((await siteRows(id)).filter(({ status }) => status === "read_only")).toHaveLength(2);
    await confirmBankTransfer({
      accountId: id,
      amountCents: invoice!.totalCents,
      externalPaymentId: "G",
      ...transfer,
    });
    expect((await siteRows(id)).map(({ status }) => status)).toEqual(["active", "active", "active"]);
  });
});

describe("a plan is not chosen", () => {
  it("with sites to stay that are somebody else's, deleted or not there", async () => {
    const id = await paidAccount("scale", 22900, 2);
    const [theirs] = await siteRows(await paidAccount("scale", 22900, 1));
    const [mine, gone] = await siteRows(id);
    await deleteSite({ accountId: id, siteId: gone!.id, by: BY });
    const choose = (...keepSiteIds: number[]) =>
      changePlan({ accountId: id, planSlug: "growth", keepSiteIds, ...BY });
    for (const other of [theirs!.id, gone!.id, 999_999])
      await expect(choose(mine!.id, other)).rejects.toMatchObject({
        code: "validation_error",
        fields: { keep_site_ids: ["Choose from the account's own sites."] },
      });
    expect(await choose(mine!.id, mine!.id)).toMatchObject({ change: "schedule" });
  });

  it("in an account that was cancelled after its owner came, unless it was before", async () => {
    const id = await paidAccount("starter", 8900);
    await cancelAccount(id, { ...BY, reason: "Fraud." });
    const choice = { accountId: id, planSlug: "growth", ...BY };
    await expect(changePlan(choice)).rejects.toMatchObject({ code: "account_cancelled" });
    expect((await accountState(id)).account.status).toBe("cancelled");
    const seen = { status: "cancelled", suspensionReason: null } as const;
    expect(await changePlan({ ...choice, seen })).toMatchObject({ change: "choose" });
  });
});

it("a plan chosen on a trial that was cancelled lets the trial go on, so that its invoice stays to be paid", async () => {
  const id = await trialAccount();
  await cancelSubscription({ accountId: id, ...BY });
  const { invoice } = await changePlan({ accountId: id, planSlug: "growth", ...BY });
  expect((await accountState(id)).subscription).toMatchObject({ cancelAtPeriodEnd: false });
  setClock(addDays(START, 15));
  await runJobs();
  expect((await accountState(id)).account).toMatchObject({
    status: "suspended",
    suspensionReason: "trial_expired",
  });
  const transfer = { externalPaymentId: `LATE-${id}`, payerName: "P", actor: "terminal" };
  const paid = await confirmBankTransfer({ accountId: id, amountCents: invoice!.totalCents, ...transfer });
  expect(paid).toMatchObject({ replayed: false });
  expect((await accountState(id)).account.status).toBe("active");
  expect(await brokenInvariants()).toEqual([]);
});
