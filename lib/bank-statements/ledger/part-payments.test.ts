/**
 * Guards lib/bank-statements/ledger/keep-lines.ts, lib/bank-statements/ledger/own-money.ts,
 * lib/bank-statements/ledger/line-reference.ts, lib/bank-statements/ledger/reopen.ts, lib/payments/kept/keep-transfer.ts,
 * lib/payments/kept/mail-kept-transfer.ts.
 */
import { and, desc, eq, isNull } from "drizzle-orm";
import { afterEach, expect, it } from "vitest";
import { accountMoney, asSystem, type BankLine, bankAllocations, bankLines, mails, payments } from "@/db";
import { decideLines } from "@/lib/bank-statements/match/decide-lines";
import { receiveStatement } from "@/lib/bank-statements/match/receive-statement";
import { resetEnv } from "@/lib/env";
import { renderMail } from "@/lib/mail/render-mail";
import { listKept } from "@/lib/payments/kept/list-kept";
import { refundKeptPayment } from "@/lib/payments/kept/refund-kept-payment";
import { accountState, brokenInvariants } from "@/test/billing";
import { pendingAccount } from "@/test/factories";
import { useDatabase } from "@/test/harness/database";
import { type CamtLine, camtFile } from "@/test/statements/camt";
import { chunksOf } from "@/test/statements/read";
import { undoAllocation } from "./undo-allocation";

useDatabase();
afterEach(() => {
  delete process.env.BANK_AUTO_SETTLE;
  resetEnv();
});

const BY = { actor: "user:1" };
let files = 0;

async function received(...lines: CamtLine[]): Promise<BankLine[]> {
  const file = Buffer.from(camtFile({ number: String(++files), lines }));
  const open = () => chunksOf(file, 9999);
  const { statements } = await receiveStatement({ name: `${files}.xml`, open, ...BY });
  return asSystem((tx) =>
    tx.select().from(bankLines).where(eq(bankLines.statementId, statements[0]!.id)).orderBy(bankLines.id),
  );
}

async function debtor(plan = "growth") {
  const id = await pendingAccount(plan);
  const { invoices } = await accountState(id);
  return { id, number: invoices[0]!.number };
}

const settle = (line: BankLine) => decideLines([line.id], { decision: "settle" }, BY);
const keep = (line: BankLine, number: string) =>
  decideLines([line.id], { decision: "keep", numbers: [number] }, BY);
const assign = (lines: BankLine[], ...numbers: string[]) =>
  decideLines(
    lines.map(({ id }) => id),
    { decision: "assign", numbers },
    BY,
  );
const openOf = async (...lines: BankLine[]) => {
  const now = await asSystem((tx) => tx.select().from(bankLines).orderBy(bankLines.id));
  return lines.map(({ id }) => now.find((each) => each.id === id)!.openCents);
};
const stateOf = async (id: number) => {
  const { account, invoices } = await accountState(id);
  return [account.status, account.credits, invoices[0]!.status];
};
const paymentsOf = (id: number) =>
  asSystem((tx) => tx.select().from(payments).where(eq(payments.accountId, id)).orderBy(payments.id));
const moneyOf = async (id: number) => {
  const rows = await asSystem((tx) => tx.select().from(accountMoney).where(eq(accountMoney.accountId, id)));
  return rows.reduce((sum, { amountCents }) => sum + amountCents, 0);
};
const lastMail = async (id: number) => {
  const [mail] = await asSystem((tx) =>
    tx.select().from(mails).where(eq(mails.aboutAccountId, id)).orderBy(desc(mails.id)).limit(1),
  );
  return mail!;
};
const placesOf = ({ id }: BankLine) =>
  asSystem((tx) =>
    tx
      .select()
      .from(bankAllocations)
      .where(and(eq(bankAllocations.lineId, id), isNull(bankAllocations.undoneAt)))
      .orderBy(bankAllocations.id),
  );

it("a part payment waits as the account's money, its payer hears what is missing and where to send it, and the rest settles", async () => {
  const { id, number } = await debtor();
  const [part] = await received({ amount: "136.50", text: number, name: "Petra" });
  expect(await settle(part!)).toMatchObject([{ ok: true, message: expect.stringContaining("Kept for") }]);
  expect(await stateOf(id)).toEqual(["pending_payment", 0, "open"]);
  expect([await moneyOf(id), await openOf(part!)]).toEqual([13_650, [0]]);
  expect((await listKept(id))[0]).toMatchObject({ waitsFor: { number, missingCents: 250 } });
  const mail = await lastMail(id);
  expect(mail).toMatchObject({ template: "part-payment", props: { missing: "$2.50", held: "$136.50" } });
  const { subject, text } = await renderMail("part-payment", mail.props as never);
  expect(subject).toBe(`$2.50 is missing to pay ${number}`);
  expect(text).toContain("$2.50");
  expect(text).toContain(number);
  expect(await brokenInvariants()).toEqual([]);

  const [rest] = await received({ amount: "2.50", text: number, name: "Petra" });
  expect(await settle(rest!)).toMatchObject([{ ok: true, message: `Settled: ${number} is paid.` }]);
  expect(await stateOf(id)).toEqual(["active", 2000, "paid"]);
  expect(await paymentsOf(id)).toMatchObject([{ status: "succeeded", amountCents: 13_900 }]);
  expect([await moneyOf(id), await openOf(part!, rest!)]).toEqual([0, [0, 0]]);
  expect(await brokenInvariants()).toEqual([]);
});

it("where settling without a person is on, part and rest of a known name need none", async () => {
  process.env.BANK_AUTO_SETTLE = "1";
  resetEnv();
  const { id, number } = await debtor();
  const { account } = await accountState(id);
  const [part] = await received({ amount: "100.00", text: number, name: account.name });
  expect([await stateOf(id), await openOf(part!)]).toEqual([["pending_payment", 0, "open"], [0]]);
  await received({ amount: "39.00", text: number, name: account.name });
  expect(await stateOf(id)).toEqual(["active", 2000, "paid"]);
  expect(await brokenInvariants()).toEqual([]);
});

it("parts add up in one payment, and undoing any of them opens all of them again", async () => {
  const { id, number } = await debtor();
  const lines = await received(
    { amount: "100.00", text: number },
    { amount: "30.00", text: number },
    { amount: "9.00", text: number },
  );
  for (const line of lines) expect(await settle(line)).toMatchObject([{ ok: true }]);
  expect(await paymentsOf(id)).toMatchObject([{ status: "succeeded", amountCents: 13_900 }]);
  const [place] = await placesOf(lines[1]!);
  await undoAllocation(place!.id, "Not theirs", BY);
  expect(await openOf(...lines)).toEqual([10_000, 3000, 900]);
  expect(await paymentsOf(id)).toMatchObject([{ status: "refunded" }]);
  expect(await brokenInvariants()).toEqual([]);
});

it("what is kept is undone, kept again and then settled, each time under a name of its own", async () => {
  const { id, number } = await debtor();
  const [part] = await received({ amount: "100.00", text: number, reference: "BANKREF-0001" });
  await settle(part!);
  const [place] = await placesOf(part!);
  await undoAllocation(place!.id, "A mistake", BY);
  expect([await moneyOf(id), await openOf(part!)]).toEqual([0, [10_000]]);
  await keep(part!, number);
  expect(await moneyOf(id)).toBe(10_000);
  const [rest] = await received({ amount: "39.00", text: "the rest" });
  expect(await assign([rest!], number)).toMatchObject([{ ok: true }]);
  expect(await stateOf(id)).toEqual(["active", 2000, "paid"]);
  expect(await brokenInvariants()).toEqual([]);
});

it("a line that paid the wrong invoice pays the right one once that is undone", async () => {
  const [wrong, right] = [await debtor(), await debtor()];
  const [line] = await received({ amount: "139.00", text: wrong.number, reference: "BANKREF-0002" });
  await settle(line!);
  const [place] = await placesOf(line!);
  await undoAllocation(place!.id, "Wrong account", BY);
  expect(await assign([line!], right.number)).toMatchObject([{ ok: true }]);
  expect(await stateOf(right.id)).toEqual(["active", 2000, "paid"]);
  expect(await brokenInvariants()).toEqual([]);
});

it("what is too much is the account's, counts on its next invoice, and the payer hears of it", async () => {
  const { id, number } = await debtor();
  const [line] = await received({ amount: "150.00", text: number });
  await settle(line!);
  expect(await stateOf(id)).toEqual(["active", 2000, "paid"]);
  expect([await moneyOf(id), await openOf(line!)]).toEqual([1100, [0]]);
  expect((await placesOf(line!)).map(({ kind, amountCents }) => [kind, amountCents])).toEqual([
    ["settled", 13_900],
    ["kept", 1100],
  ]);
  expect(await lastMail(id)).toMatchObject({
    template: "payment-kept",
    props: { amount: "$11.00", isSurplus: true },
  });

  const next = await nextInvoice(id);
  const [less] = await received({ amount: "128.00", text: next });
  expect(await settle(less!)).toMatchObject([{ ok: true }]);
  expect([await moneyOf(id), await openOf(line!, less!)]).toEqual([0, [0, 0]]);
  expect(await brokenInvariants()).toEqual([]);
});

it("of what is kept only as much is used as is missing, and the rest stays kept", async () => {
  const { id, number } = await debtor();
  const [line] = await received({ amount: "200.00", text: number });
  await settle(line!);
  expect(await moneyOf(id)).toBe(6100);
  const [less] = await received({ amount: "100.00", text: await nextInvoice(id) });
  expect(await settle(less!)).toMatchObject([{ ok: true }]);
  expect([await moneyOf(id), await openOf(line!, less!)]).toEqual([2200, [0, 0]]);
  expect(await brokenInvariants()).toEqual([]);
});

it("the rest of a line is kept by hand, and what would pay an invoice is not kept", async () => {
  const [one, other] = [await debtor(), await debtor()];
  const [line] = await received({ amount: "300.00", text: "several" });
  expect(await assign([line!], one.number, other.number)).toMatchObject([{ ok: true }]);
  expect(await openOf(line!)).toEqual([2200]);
  expect(await keep({ ...line!, openCents: 2200 }, one.number)).toMatchObject([{ ok: true }]);
  expect([await moneyOf(one.id), await openOf(line!)]).toEqual([2200, [0]]);
  const third = await debtor();
  const [enough, out] = await received(
    { amount: "139.00", text: "whose?" },
    { amount: "5.00", side: "DBIT", text: "out" },
  );
  expect(await keep(enough!, third.number)).toMatchObject([
    { ok: false, message: expect.stringContaining("enough to pay") },
  ]);
  expect(await keep(out!, third.number)).toMatchObject([{ ok: false }]);
  expect(
    await decideLines([enough!.id], { decision: "keep", numbers: [one.number, third.number] }, BY),
  ).toMatchObject([{ ok: false, message: expect.stringContaining("one invoice") }]);
  expect(await brokenInvariants()).toEqual([]);
});

it("an owner does not have it refunded by a click, since nothing sends a transfer back", async () => {
  const { id, number } = await debtor();
  const [part] = await received({ amount: "50.00", text: number });
  await settle(part!);
  const [payment] = await paymentsOf(id);
  await expect(
    refundKeptPayment({ accountId: id, paymentId: payment!.id, actor: "user:1" }),
  ).rejects.toMatchObject({ code: "invalid_state", message: expect.stringContaining("Write to us") });
});

/** A second invoice of the same account: a renewal in advance, which staff would confirm. */
async function nextInvoice(accountId: number): Promise<string> {
  const { subscription } = await accountState(accountId);
  const { createPeriodInvoice } = await import("@/lib/invoices/create-period-invoice");
  const { getPlanById } = await import("@/lib/subscriptions/plan-in-force");
  const start = subscription.currentPeriodEnd!;
  const end = new Date(start);
  end.setUTCMonth(end.getUTCMonth() + 1);
  return asSystem(async (tx) => {
    const plan = await getPlanById(tx, subscription.planId);
    const terms = {
      kind: "renewal",
      interval: "month",
      dueAt: start,
      periodStart: start,
      periodEnd: end,
    } as const;
    const { number } = await createPeriodInvoice(tx, {
      accountId,
      subscriptionId: subscription.id,
      plan,
      ...terms,
    });
    return number;
  });
}
