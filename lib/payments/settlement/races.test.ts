/**
 * Guards lib/payments/settlement/, lib/payments/bank-transfer/, lib/payments/refunds/refund-payment.ts,
 * lib/payments/records/lock-payment.ts, lib/invoices/mark-invoice-paid.ts.
 */
import { and, eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { asSystem, creditTransactions, mails, type Payment, payments, type Tx } from "@/db";
import { AppError } from "@/lib/errors";
import { approvePayment } from "@/lib/payments/bank-transfer/approve-payment";
import { confirmBankTransfer } from "@/lib/payments/bank-transfer/confirm-bank-transfer";
import { rejectPayment } from "@/lib/payments/bank-transfer/reject-payment";
import { reportBankTransfer } from "@/lib/payments/bank-transfer/report-bank-transfer";
import { refundPayment } from "@/lib/payments/refunds/refund-payment";
import { accountState, brokenInvariants } from "@/test/billing";
import { pendingAccount } from "@/test/factories";
import { useDatabase } from "@/test/harness/database";
import { settleProviderPayment } from "./settle-provider-payment";

useDatabase();
const BY = { actor: "user:1" };

/** A transfer that waits for staff. */
async function reported() {
  const accountId = await pendingAccount();
  const { invoices } = await accountState(accountId);
  const transfer = { externalPaymentId: `RACE-${accountId}`, payerName: "Petra", amountCents: 13900 };
  const payment = await reportBankTransfer({ accountId, invoiceId: invoices[0]!.id, ...transfer, ...BY });
  return { accountId, paymentId: payment.id, transfer };
}

async function booksOf(accountId: number) {
  const { account, invoices } = await accountState(accountId);
  return asSystem(async (tx) => ({
    status: account.status,
    credits: account.credits,
    paidInvoices: invoices.filter(({ status }) => status === "paid").length,
    succeeded: await countOf(tx, accountId, "succeeded"),
    kept: await countOf(tx, accountId, "kept"),
    ledgerRows: await tx.$count(creditTransactions, eq(creditTransactions.accountId, accountId)),
    letters: (await tx.select().from(mails).where(eq(mails.aboutAccountId, accountId))).map(
      ({ template }) => template,
    ),
  }));
}

function countOf(tx: Tx, accountId: number, status: Payment["status"]): Promise<number> {
  return tx.$count(payments, and(eq(payments.accountId, accountId), eq(payments.status, status)));
}

const SETTLED_ONCE = {
  status: "active",
  credits: 2000,
  paidInvoices: 1,
  succeeded: 1,
  kept: 0,
  ledgerRows: 1,
};
/** The last of them begins first, so that not always the same one wins. */
function atOnce(works: (() => Promise<unknown>)[]) {
  return Promise.allSettled(works.reverse().map((work) => work())).then((results) => results.reverse());
}

async function inTurn(works: (() => Promise<unknown>)[]) {
  const results: PromiseSettledResult<unknown>[] = [];
  for (const work of works) results.push(...(await Promise.allSettled([work()])));
  return results;
}

const codeOf = (error: unknown) => (error instanceof AppError ? error.code : String(error));

describe("at the same moment", () => {
  it("ten admins approve: one settles, nine see its answer, one ledger row and one letter", async () => {
    const { accountId, paymentId } = await reported();
    const answers = await Promise.all(Array.from({ length: 10 }, () => approvePayment({ paymentId, ...BY })));
    expect(answers.filter(({ replayed }) => !replayed)).toHaveLength(1);
    expect(new Set(answers.map(({ transactionId }) => transactionId)).size).toBe(1);
    expect(await booksOf(accountId)).toEqual({ ...SETTLED_ONCE, letters: ["payment-received"] });
    expect(await brokenInvariants()).toEqual([]);
  });

  it("one approves and one rejects: one of them wins, twenty times over, and the other is told", async () => {
    for (let round = 0; round < 20; round += 1) {
      const { accountId, paymentId } = await reported();
      const decisions = [
        () => approvePayment({ paymentId, ...BY }),
        () => rejectPayment({ paymentId, reason: "Not found.", ...BY }),
      ];
      const order = round % 2 === 0 ? decisions : decisions.reverse();
      const results = await Promise.allSettled(order.map((decide) => decide()));
      const lost = results.flatMap((result) => (result.status === "rejected" ? [codeOf(result.reason)] : []));
      expect(lost).toEqual(["invalid_state"]);
      const { letters, ...books } = await booksOf(accountId);
      const approved = books.status === "active";
      expect(letters).toEqual([approved ? "payment-received" : "transfer-rejected"]);
      expect(books).toEqual(
        approved
          ? SETTLED_ONCE
          : { status: "pending_payment", credits: 0, paidInvoices: 0, succeeded: 0, kept: 0, ledgerRows: 0 },
      );
    }
    expect(await brokenInvariants()).toEqual([]);
  });

  it("the admin approves what the command line confirms: one settlement", async () => {
    const { accountId, paymentId, transfer } = await reported();
    const answers = await Promise.all([
      approvePayment({ paymentId, ...BY }),
      confirmBankTransfer({ accountId, ...transfer, actor: "terminal" }),
      approvePayment({ paymentId, ...BY }),
    ]);
    expect(answers.filter(({ replayed }) => !replayed)).toHaveLength(1);
    expect(await booksOf(accountId)).toMatchObject(SETTLED_ONCE);
    expect(await brokenInvariants()).toEqual([]);
  });

  it.each([
    ["at once", atOnce],
    ["the admin first", inTurn],
  ])(
    "a webhook, told three times, and an admin about the same invoice, %s: it is paid once; other money is kept",
    async (_, order) => {
      const { accountId, paymentId } = await reported();
      const { invoices } = await accountState(accountId);
      const charge = {
        accountId,
        invoiceId: invoices[0]!.id,
        method: "paypal" as const,
        externalPaymentId: `CAPTURE-${accountId}`,
        amountCents: 13900,
        currency: "USD",
      };
      const approve = () => approvePayment({ paymentId, ...BY });
      const tell = () => settleProviderPayment(charge);
      const [approval] = await order([approve, tell, tell, tell]);
      const approved = approval?.status === "fulfilled";
      const { succeeded, kept, ledgerRows, paidInvoices } = await booksOf(accountId);
      expect([succeeded, ledgerRows, paidInvoices]).toEqual([1, 1, 1]);
      // Approved first: the charge is the account's money. Charged first: the transfer has no open invoice, and staff see it.
      expect(kept).toBe(approved ? 1 : 0);
      expect((await accountState(accountId)).account).toMatchObject({ status: "active", credits: 2000 });
      expect(await brokenInvariants()).toEqual([]);
    },
  );

  it("two refund all of a payment: the money goes back once, with one counter-entry", async () => {
    const { accountId, paymentId } = await reported();
    await approvePayment({ paymentId, ...BY });
    const refunds = await Promise.allSettled(
      Array.from({ length: 2 }, () => refundPayment({ paymentId, reason: "Asked.", ...BY })),
    );
    expect(refunds.some(({ status }) => status === "fulfilled")).toBe(true);
    expect(await booksOf(accountId)).toMatchObject({ credits: 0, ledgerRows: 2, succeeded: 0 });
    expect(await brokenInvariants()).toEqual([]);
  });
});

describe("a refund", () => {
  it("in parts takes credits back in the same share, down to nothing when all is refunded", async () => {
    const { accountId, paymentId } = await reported();
    await approvePayment({ paymentId, ...BY });
    const refund = (amountCents?: number) =>
      refundPayment({ paymentId, amountCents, reason: "Goodwill.", ...BY });
    expect(await refund(6950)).toMatchObject({ status: "succeeded", refundedCents: 6950 });
    expect((await accountState(accountId)).account.credits).toBe(1000);
    await expect(refund(6951)).rejects.toMatchObject({ code: "validation_error" });
    expect(await refund()).toMatchObject({ status: "refunded", refundedCents: 13900 });
    expect((await accountState(accountId)).account.credits).toBe(0);
    await expect(refund()).rejects.toMatchObject({ code: "already_refunded" });
    const ledger = await asSystem((tx) =>
      tx.select().from(creditTransactions).where(eq(creditTransactions.accountId, accountId)),
    );
    expect(ledger.map(({ kind, amount, paymentId: of }) => [kind, amount, of])).toEqual([
      ["reset", 2000, paymentId],
      ["adjust", -1000, paymentId],
      ["adjust", -1000, paymentId],
    ]);
    expect(await brokenInvariants()).toEqual([]);
  });
});
