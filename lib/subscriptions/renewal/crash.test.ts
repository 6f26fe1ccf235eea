/**
 * Guards lib/subscriptions/renewal/renew-subscriptions.ts, lib/subscriptions/renewal/reset-monthly-credits.ts,
 * lib/payments/settlement/settle-payment.ts.
 */
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { afterEach, describe, expect, it } from "vitest";
import { setClock } from "@/lib/clock";
import { confirmBankTransfer } from "@/lib/payments/bank-transfer/confirm-bank-transfer";
import { runJobs } from "@/lib/server/jobs/run-jobs";
import { cancelSubscription } from "@/lib/subscriptions/lifecycle/cancel-subscription";
import { changePlan } from "@/lib/subscriptions/plan-change/change-plan";
import { addDays } from "@/lib/time/days";
import { addMonths } from "@/lib/time/months";
import { accountState, brokenInvariants } from "@/test/billing";
import { pendingAccount } from "@/test/factories";
import { useDatabase } from "@/test/harness/database";
import { renewSubscriptions } from "./renew-subscriptions";
import { resetMonthlyCredits } from "./reset-monthly-credits";

useDatabase();
const query = pg.Client.prototype.query;
afterEach(() => {
  pg.Client.prototype.query = query;
  setClock(undefined);
});

const start = new Date("2026-01-31T10:00:00Z");
const end = addMonths(start, 1);

/** After `count` statements this process is dead: its connections are cut, and nothing reaches the database any more. */
async function dieAfter(count: number, work: () => Promise<unknown>): Promise<boolean> {
  let left = count;
  pg.Client.prototype.query = new Proxy(query, {
    apply(target, self: CuttableClient, args: unknown[]) {
      left -= 1;
      if (left >= 0) return Reflect.apply(target, self, args);
      self.connection.stream.destroy();
      const callback = args.findLast((argument) => typeof argument === "function");
      if (!callback) return Promise.reject(new Error("killed"));
      queueMicrotask(() => callback(new Error("killed")));
    },
  });
  await work().catch(() => undefined);
  pg.Client.prototype.query = query;
  // The pool learns of its dead connections from their sockets, a moment later.
  await sleep(20);
  return left < 0;
}

/** What @types/pg leaves out: the socket. */
type CuttableClient = pg.Client & { connection: { stream: { destroy(): void } } };

const pay = (accountId: number, reference: string, amountCents = 13900) =>
  confirmBankTransfer({
    accountId,
    externalPaymentId: reference,
    amountCents,
    payerName: "P",
    actor: "terminal",
  });

describe("killed between any two statements and started again", () => {
  it("a renewal is billed once, and half of it never shows", { timeout: 120_000 }, async () => {
    setClock(start);
    const id = await pendingAccount();
    await pay(id, "FIRST");
    setClock(addDays(end, -6));
    for (let statements = 0; await dieAfter(statements, renewSubscriptions); statements += 1) {
      const { invoices } = await accountState(id);
      expect(invoices.length).toBeLessThanOrEqual(2);
      expect(await brokenInvariants()).toEqual([]);
    }
    await renewSubscriptions();
    expect((await accountState(id)).invoices.map(({ kind }) => kind)).toEqual(["first", "renewal"]);
  });

  it("a payment is settled once, and half of it never shows", { timeout: 120_000 }, async () => {
    setClock(start);
    const id = await pendingAccount();
    for (let statements = 0; await dieAfter(statements, () => pay(id, "ONCE")); statements += 1) {
      const { account, invoices } = await accountState(id);
      expect([account.status, account.credits, invoices[0]?.status]).toEqual(
        account.status === "active" ? ["active", 2000, "paid"] : ["pending_payment", 0, "open"],
      );
      expect(await brokenInvariants()).toEqual([]);
    }
    expect((await pay(id, "ONCE")).replayed).toBe(true);
    expect((await accountState(id)).account).toMatchObject({ status: "active", credits: 2000 });
  });

  /** What happens at a period's end, each from an account on Growth that has paid for its first month. */
  const TURNS: Record<string, Turn> = {
    "going past due": {
      prepare: () => jobsAt(addDays(end, -6)),
      at: end,
      before: ["active", null, "active", 2000],
      after: ["active", null, "past_due", 2000],
    },
    "a suspension for non-payment": {
      prepare: async () => {
        for (const day of [-6, 0]) await jobsAt(addDays(end, day));
      },
      at: addDays(end, 7),
      before: ["active", null, "past_due", 2000],
      after: ["suspended", "payment_overdue", "past_due", 2000],
    },
    "the end of a cancelled subscription": {
      prepare: (id) => cancelSubscription({ accountId: id, actor: "user:1" }),
      at: end,
      before: ["active", null, "active", 2000],
      after: ["cancelled", null, "cancelled", 0],
    },
    "a smaller plan that was paid in advance": {
      prepare: async (id) => {
        await changePlan({ accountId: id, planSlug: "starter", actor: "user:1" });
        await jobsAt(addDays(end, -6));
        await pay(id, `AHEAD-${id}`, 8900);
      },
      at: end,
      before: ["active", null, "active", 2000],
      after: ["active", null, "active", 1000],
      work: resetMonthlyCredits,
    },
  };

  it.each(Object.entries(TURNS))("%s happens once and whole", { timeout: 120_000 }, async (_, turn) => {
    setClock(start);
    const id = await pendingAccount();
    await pay(id, `TURN-${id}`);
    await turn.prepare(id);
    setClock(turn.at);
    expect(await standing(id)).toEqual(turn.before);
    const work = turn.work ?? renewSubscriptions;
    for (let statements = 0; await dieAfter(statements, work); statements += 1) {
      expect([turn.before, turn.after]).toContainEqual(await standing(id));
      expect(await brokenInvariants()).toEqual([]);
    }
    await work();
    expect(await standing(id)).toEqual(turn.after);
    expect(await brokenInvariants()).toEqual([]);
  });
});

interface Turn {
  prepare: (accountId: number) => Promise<unknown>;
  at: Date;
  before: Standing;
  after: Standing;
  work?: () => Promise<unknown>;
}

type Standing = [account: string, reason: string | null, subscription: string, credits: number];

async function standing(accountId: number): Promise<Standing> {
  const { account, subscription } = await accountState(accountId);
  return [account.status, account.suspensionReason, subscription.status, account.credits];
}

async function jobsAt(at: Date): Promise<void> {
  setClock(at);
  await runJobs();
}
