import { afterEach, expect, it } from "vitest";
import { setClock } from "@/lib/clock";
import { confirmBankTransfer } from "@/lib/payments/bank-transfer/confirm-bank-transfer";
import { reportBankTransfer } from "@/lib/payments/bank-transfer/report-bank-transfer";
import { renewSubscriptions } from "@/lib/subscriptions/renewal/renew-subscriptions";
import { addDays } from "@/lib/time/days";
import { accountState } from "@/test/billing";
import { pendingAccount } from "@/test/factories";
import { useDatabase } from "@/test/harness/database";
import { listWaitingTransfers } from "../overview/waiting";
import { listRecentTransfers } from "./recent-transfers";

useDatabase();
afterEach(() => setClock(undefined));
const BY = { actor: "user:1" };
const TRANSFER = { payerName: "Petra", amountCents: 13900 };

it("money that came days ago stands beside the transfer that is to be counted, and only then", async () => {
  const accountId = await pendingAccount();
  const stranger = await pendingAccount();
  await confirmBankTransfer({ accountId, ...TRANSFER, externalPaymentId: "BANK-1", ...BY });
  expect(await listRecentTransfers(accountId)).toMatchObject([{ reference: "BANK-1", amountCents: 13900 }]);
  expect(await listRecentTransfers(stranger)).toEqual([]);
  setClock(addDays(new Date(), 15));
  expect(await listRecentTransfers(accountId)).toEqual([]);
});

it("a report for an invoice that was paid under another reference waits no more", async () => {
  const paid = await pendingAccount();
  await confirmBankTransfer({ accountId: paid, ...TRANSFER, externalPaymentId: "BANK-2", ...BY });
  const { subscription } = await accountState(paid);
  setClock(addDays(subscription.currentPeriodEnd!, -3));
  await renewSubscriptions();
  const early = await report(paid);
  await confirmBankTransfer({ accountId: paid, ...TRANSFER, externalPaymentId: "BANK-3", ...BY });
  const fresh = await report(await pendingAccount());
  const marks = new Map((await listWaitingTransfers(50)).map((each) => [each.payment.id, each.isPaidAlike]));
  expect(marks.get(fresh)).toBe(false);
  expect(marks.has(early)).toBe(false);
});

/** Reports a transfer for the invoice that is open. */
async function report(accountId: number): Promise<number> {
  const { invoices } = await accountState(accountId);
  const open = invoices.find(({ status }) => status === "open")!;
  const reference = `REPORTED-${accountId}`;
  const payment = await reportBankTransfer({
    accountId,
    invoiceId: open.id,
    ...TRANSFER,
    externalPaymentId: reference,
    ...BY,
  });
  return payment.id;
}
