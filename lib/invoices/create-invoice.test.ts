/**
 * Guards lib/invoices/create-invoice.ts, lib/invoices/create-period-invoice.ts, lib/invoices/parties.ts,
 * lib/invoices/tax.ts.
 */
import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { accounts, asSystem, invoices, plans, type Tx } from "@/db";
import { lockAccount } from "@/lib/accounts/lock-account";
import { resetEnv } from "@/lib/env";
import { lockLiveSubscription } from "@/lib/subscriptions/live-subscription";
import { accountState, brokenInvariants } from "@/test/billing";
import { pendingAccount } from "@/test/factories";
import { useDatabase } from "@/test/harness/database";
import { createPeriodInvoice } from "./create-period-invoice";
import { voidOpenInvoices } from "./open-invoices";

useDatabase();

/** Another first invoice in the place of the open one, as choosing a plan again writes it. */
async function write(tx: Tx, accountId: number) {
  await lockAccount(tx, accountId);
  const subscription = await lockLiveSubscription(tx, accountId);
  const [plan] = await tx.select().from(plans).where(eq(plans.slug, "growth"));
  await voidOpenInvoices(tx, accountId, ["first"]);
  const terms = { kind: "first", interval: "month", dueAt: new Date() } as const;
  return createPeriodInvoice(tx, { accountId, subscriptionId: subscription!.id, plan: plan!, ...terms });
}
const sequencesOf = async (accountId: number) =>
  (await accountState(accountId)).invoices.map(({ sequence }) => sequence).sort((a, b) => a - b);

describe("invoice numbers", () => {
  it("have no gap and no double when twenty are written at once", async () => {
    const id = await pendingAccount();
    await Promise.all(Array.from({ length: 20 }, () => asSystem((tx) => write(tx, id))));
    expect(await sequencesOf(id)).toEqual(Array.from({ length: 21 }, (_, at) => at + 1));
    expect(await brokenInvariants()).toEqual([]);
  });

  it("have no gap where writing one failed half-way", async () => {
    const id = await pendingAccount();
    const failing = asSystem(async (tx) => {
      await write(tx, id);
      throw new Error("pulled the plug");
    });
    await expect(failing).rejects.toThrow("pulled the plug");
    await asSystem((tx) => write(tx, id));
    expect(await sequencesOf(id)).toEqual([1, 2]);
  });

  it("stay taken when an invoice is void", async () => {
    const id = await pendingAccount();
    await asSystem((tx) => write(tx, id));
    await asSystem((tx) => write(tx, id));
    expect(await sequencesOf(id)).toEqual([1, 2, 3]);
    expect(await brokenInvariants()).toEqual([]);
  });

  it("count for each account on its own", async () => {
    const [one, other] = [await pendingAccount(), await pendingAccount()];
    await asSystem((tx) => write(tx, one));
    expect(await sequencesOf(one)).toEqual([1, 2]);
    expect(await sequencesOf(other)).toEqual([1]);
  });
});

describe("an issued invoice", () => {
  it("keeps its buyer as they were when it was written", async () => {
    const id = await pendingAccount();
    await asSystem((tx) =>
      tx.update(accounts).set({ billingName: "Old GmbH", taxId: "DE1" }).where(eq(accounts.id, id)),
    );
    const { id: invoiceId } = await asSystem((tx) => write(tx, id));
    await asSystem((tx) => tx.update(accounts).set({ billingName: "New AG", taxId: "DE2" }));
    const [kept] = await asSystem((tx) => tx.select().from(invoices).where(eq(invoices.id, invoiceId)));
    expect(kept?.buyer).toMatchObject({ name: "Old GmbH", tax_id: "DE1" });
    expect((await asSystem((tx) => write(tx, id))).buyer).toMatchObject({ name: "New AG", tax_id: "DE2" });
  });
});

it("bear the seller's address and tax number, where they are set, and keep them", async () => {
  process.env.INVOICE_SELLER_ADDRESS = "1 Example Street, 10115 Berlin";
  process.env.INVOICE_SELLER_TAX_ID = "DE123";
  resetEnv();
  const id = await pendingAccount();
  delete process.env.INVOICE_SELLER_ADDRESS;
  delete process.env.INVOICE_SELLER_TAX_ID;
  resetEnv();
  const [invoice] = (await accountState(id)).invoices;
  expect(invoice?.seller).toMatchObject({ address_line1: "1 Example Street, 10115 Berlin", tax_id: "DE123" });
});
