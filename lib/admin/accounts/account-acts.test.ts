/**
 * Guards lib/admin/accounts/adjust-credits.ts, lib/admin/accounts/cancel-account.ts,
 * lib/admin/accounts/extend-trial.ts, lib/admin/accounts/put-on-plan.ts, lib/admin/accounts/reactivate-account.ts,
 * lib/admin/accounts/set-features.ts,
 * lib/admin/accounts/suspend-account.ts, lib/subscriptions/lifecycle/give-plan.ts,
 * lib/subscriptions/lifecycle/restore-subscription.ts.
 */
import { and, desc, eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import {
  accounts,
  asSystem,
  auditEvents,
  creditTransactions,
  invoices,
  plans,
  sessions,
  subscriptions,
} from "@/db";
import { lockAccount } from "@/lib/accounts/lock-account";
import { advanceClock } from "@/lib/clock";
import { writeLedger } from "@/lib/credits/write-ledger";
import { brokenInvariants } from "@/test/billing";
import { createCast } from "@/test/cast";
import { createAccount, createPerson, pendingAccount, trialAccount } from "@/test/factories";
import { useDatabase } from "@/test/harness/database";
import { untilWaiting } from "@/test/harness/until-waiting";
import { tokensFor } from "@/test/sign-in";
import { adjustCredits } from "./adjust-credits";
import { cancelAccount } from "./cancel-account";
import { extendTrial } from "./extend-trial";
import { putOnPlan } from "./put-on-plan";
import { reactivateAccount } from "./reactivate-account";
import { setFeatures } from "./set-features";
import { suspendAccount } from "./suspend-account";

const act = { actor: "terminal", reason: "because" };
const DAY_MS = 86_400_000;

describe("what staff do to an account", () => {
  useDatabase();

  it("reactivating goes back to where the account was", async () => {
    const id = await pendingAccount();
    await suspendAccount(id, act);
    expect(await reactivateAccount(id, act)).toEqual({ changed: true, status: "pending_payment" });
    expect(await reactivateAccount(id, act)).toEqual({ changed: false, status: "pending_payment" });
    expect(await brokenInvariants()).toEqual([]);
  });

  it("a trial that is over gets seven more days when it is reactivated", async () => {
    const id = await trialAccount();
    advanceClock(20 * DAY_MS);
    await suspendAccount(id, act);
    expect(await reactivateAccount(id, act)).toMatchObject({ status: "trial" });
    const left = (await account(id)).trialEndsAt!.getTime() - Date.now() - 20 * DAY_MS;
    advanceClock(-20 * DAY_MS);
    expect(Math.round(left / DAY_MS)).toBe(7);
  });

  it("features count instead of the plan's until they are taken back, and are in the audit log", async () => {
    const id = await trialAccount();
    await setFeatures(id, { features: ["image_gen"] }, act);
    expect((await account(id)).features).toEqual(["image_gen"]);
    await setFeatures(id, { features: null }, act);
    expect((await account(id)).features).toBeNull();
    expect(await audited(id, "account.features_set")).toMatchObject([
      { reason: "because", before: { features: null }, after: { features: ["image_gen"] } },
      { before: { features: ["image_gen"] }, after: { features: null } },
    ]);
  });

  it("a trial can be extended, also after its end", async () => {
    const id = await trialAccount();
    const before = (await account(id)).trialEndsAt!;
    const { trialEndsAt } = await extendTrial(id, { days: 10 }, act);
    expect(trialEndsAt.getTime() - before.getTime()).toBe(10 * DAY_MS);
    await asSystem((tx) =>
      tx
        .update(accounts)
        .set({ status: "suspended", suspensionReason: "trial_expired" })
        .where(eq(accounts.id, id)),
    );
    await extendTrial(id, { days: 1 }, act);
    expect(await account(id)).toMatchObject({ status: "trial", suspensionReason: null });
  });

  it("cancelling ends the subscription and voids what was open; reactivating brings it back", async () => {
    const id = await pendingAccount();
    expect(await cancelAccount(id, act)).toEqual({ changed: true });
    expect(await cancelAccount(id, act)).toEqual({ changed: false });
    expect(await liveSubscription(id)).toBeUndefined();
    expect(await openInvoices(id)).toEqual([]);
    expect(await brokenInvariants()).toEqual([]);
    expect(await reactivateAccount(id, act)).toMatchObject({ status: "pending_payment" });
    expect(await openInvoices(id)).toHaveLength(1);
    expect(await brokenInvariants()).toEqual([]);
  });

  it("reactivating asks nobody to pay for a plan that is no longer sold", async () => {
    const id = await pendingAccount();
    await cancelAccount(id, act);
    const { planId } = await account(id);
    const sell = (isActive: boolean) =>
      asSystem((tx) => tx.update(plans).set({ isActive }).where(eq(plans.id, planId!)));
    await sell(false);
    const told = { code: "invalid_state", message: expect.stringContaining("is no longer sold") };
    await expect(reactivateAccount(id, act)).rejects.toMatchObject(told);
    expect(await openInvoices(id)).toEqual([]);
    await sell(true);
    expect(await reactivateAccount(id, act)).toMatchObject({ status: "pending_payment" });
  });

  it("enterprise is given by staff, at once, with its credits", async () => {
    const id = await trialAccount();
    await putOnPlan(id, { planSlug: "enterprise" }, act);
    expect(await account(id)).toMatchObject({ status: "active", credits: 10_000, trialEndsAt: null });
    expect(await liveSubscription(id)).toMatchObject({ status: "active" });
    expect(await brokenInvariants()).toEqual([]);
  });

  it("a plan with a price waits for its payment, also when staff choose it", async () => {
    const id = await trialAccount();
    const { message } = await putOnPlan(id, { planSlug: "scale" }, act);
    expect(message).toContain("once invoice INV-");
    expect(await openInvoices(id)).toMatchObject([{ totalCents: 22_900 }]);
    expect(await account(id)).toMatchObject({ status: "trial" });
    expect(await audited(id, "subscription.plan_chosen")).toMatchObject([{ reason: "because" }]);
    expect(await brokenInvariants()).toEqual([]);
  });

  it("a person at the terminal who chooses a plan is named in the audit log", async () => {
    const { id: actorUserId } = await createPerson({ isSuperuser: true });
    const id = await trialAccount();
    await putOnPlan(id, { planSlug: "scale" }, { ...act, actor: "terminal", actorUserId });
    expect(await audited(id, "subscription.plan_chosen")).toMatchObject([{ actor: "terminal", actorUserId }]);
  });

  it("an account that is cancelled at the same moment does not begin again on another plan", async () => {
    const id = await trialAccount();
    const { done } = await asSystem(async (tx) => {
      await lockAccount(tx, id);
      const changing = putOnPlan(id, { planSlug: "scale" }, act);
      await untilWaiting(1);
      const cancelling = cancelAccount(id, act);
      await untilWaiting(2);
      return { done: Promise.all([changing, cancelling]) };
    });
    await done;
    expect(await account(id)).toMatchObject({ status: "cancelled" });
    expect(await openInvoices(id)).toEqual([]);
    await expect(putOnPlan(id, { planSlug: "scale" }, act)).rejects.toMatchObject({ code: "invalid_state" });
    expect(await brokenInvariants()).toEqual([]);
  });

  it("a cancelled trial that comes back has its credits again", async () => {
    const id = await trialAccount();
    await cancelAccount(id, act);
    expect(await account(id)).toMatchObject({ status: "cancelled", credits: 0 });
    expect(await reactivateAccount(id, act)).toMatchObject({ status: "trial" });
    expect(await account(id)).toMatchObject({ status: "trial", credits: 2000 });
    expect(await brokenInvariants()).toEqual([]);
  });

  it("a plan that is not there or not offered is refused, and leaves no trace", async () => {
    const id = await trialAccount();
    await expect(putOnPlan(id, { planSlug: "gold" }, act)).rejects.toMatchObject({
      code: "validation_error",
    });
    expect(await audited(id, "account.plan_changed")).toEqual([]);
    expect(await liveSubscription(id)).toMatchObject({ status: "trialing" });
  });

  it("credits are given and taken with a ledger row, never below zero", async () => {
    const id = await trialAccount();
    expect(await adjustCredits(id, { amount: 500 }, act)).toMatchObject({ balance: 2500, amount: 500 });
    expect(await adjustCredits(id, { amount: -2500 }, act)).toMatchObject({ balance: 0 });
    await expect(adjustCredits(id, { amount: -1 }, act)).rejects.toMatchObject({
      code: "insufficient_credits",
    });
    await expect(adjustCredits(id, { amount: 0 }, act)).rejects.toMatchObject({ code: "validation_error" });
    expect(await ledgerKinds(id)).toEqual(["adjust", "adjust", "grant"]);
    expect(await audited(id, "account.credits_adjusted")).toHaveLength(2);
    expect(await brokenInvariants()).toEqual([]);
  });

  it("nobody is given more than a million at once, nor a balance that no column holds", async () => {
    const id = await trialAccount();
    await asSystem((tx) => writeLedger(tx, { accountId: id, kind: "grant", amount: 2_146_998_000 }));
    for (const amount of [1_000_001, -1_000_001])
      await expect(adjustCredits(id, { amount }, act)).rejects.toMatchObject({ code: "validation_error" });
    await expect(adjustCredits(id, { amount: 1_000_000 }, act)).rejects.toMatchObject({
      code: "invalid_state",
    });
    expect(await adjustCredits(id, { amount: 483_647 }, act)).toMatchObject({ balance: 2_147_483_647 });
    expect(await brokenInvariants()).toEqual([]);
  });

  it("an account that is not there is not found", async () => {
    for (const verb of [suspendAccount, reactivateAccount, cancelAccount]) {
      await expect(verb(999_999, act)).rejects.toMatchObject({ code: "not_found" });
    }
  });
});

describe("what staff do to people at work", () => {
  useDatabase();

  it("suspending ends the browser sessions, says why, and twice is once", async () => {
    const { acme, olivia } = await createCast();
    await tokensFor(olivia);
    await openBrowserSession(olivia.id);
    expect(await suspendAccount(acme.id, act)).toEqual({ changed: true });
    expect(await suspendAccount(acme.id, act)).toEqual({ changed: false });
    expect(await account(acme.id)).toMatchObject({ status: "suspended", suspensionReason: "admin" });
    expect(await livingSessions(olivia.id)).toEqual(["api"]);
    expect(await audited(acme.id, "account.suspended")).toMatchObject([
      { reason: "because", actor: "terminal" },
    ]);
  });

  it("only a trial can be extended", async () => {
    const { id } = await createAccount({ plan: "growth" });
    await expect(extendTrial(id, { days: 1 }, act)).rejects.toMatchObject({ code: "invalid_state" });
  });
});

const account = async (id: number) =>
  (await asSystem((tx) => tx.select().from(accounts).where(eq(accounts.id, id))))[0]!;

async function liveSubscription(accountId: number) {
  const rows = await asSystem((tx) =>
    tx
      .select()
      .from(subscriptions)
      .where(eq(subscriptions.accountId, accountId))
      .orderBy(desc(subscriptions.id)),
  );
  return rows.find(({ status }) => status !== "cancelled");
}

const openInvoices = (accountId: number) =>
  asSystem((tx) =>
    tx
      .select()
      .from(invoices)
      .where(and(eq(invoices.accountId, accountId), eq(invoices.status, "open"))),
  );

const audited = (accountId: number, action: string) =>
  asSystem((tx) =>
    tx
      .select()
      .from(auditEvents)
      .where(and(eq(auditEvents.accountId, accountId), eq(auditEvents.action, action))),
  );

async function ledgerKinds(accountId: number): Promise<string[]> {
  const rows = await asSystem((tx) =>
    tx
      .select({ kind: creditTransactions.kind })
      .from(creditTransactions)
      .where(eq(creditTransactions.accountId, accountId))
      .orderBy(desc(creditTransactions.id)),
  );
  return rows.map(({ kind }) => kind);
}

async function livingSessions(userId: number): Promise<string[]> {
  const rows = await asSystem((tx) => tx.select().from(sessions).where(eq(sessions.userId, userId)));
  return rows.filter(({ revokedAt }) => !revokedAt).map(({ kind }) => kind);
}

const openBrowserSession = (userId: number) =>
  asSystem((tx) =>
    tx.insert(sessions).values({
      userId,
      kind: "browser",
      sessionVersion: 1,
      expiresAt: new Date(Date.now() + DAY_MS),
    }),
  );
