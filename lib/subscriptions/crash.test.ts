import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { afterEach, describe, expect, it } from "vitest";
import { setClock } from "@/lib/clock";
import { confirmBankTransfer } from "@/lib/payments/confirm-bank-transfer";
import { renewSubscriptions } from "@/lib/subscriptions/renew-subscriptions";
import { addDays } from "@/lib/time/days";
import { addMonths } from "@/lib/time/months";
import { accountState, brokenInvariants, pendingAccount } from "@/test/billing";
import { useDatabase } from "@/test/harness/database";

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

const pay = (accountId: number, reference: string) =>
  confirmBankTransfer({
    accountId,
    externalPaymentId: reference,
    amountCents: 13900,
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
});
